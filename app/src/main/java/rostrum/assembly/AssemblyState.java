package rostrum.assembly;

import java.util.Locale;

/** How far an assembly has come. */
public enum AssemblyState {
    /** Being prepared; only those who run it see it. */
    DRAFT,
    ANNOUNCED,
    /** The meeting is on. */
    OPEN,
    ENDED;

    /** Whether an assembly may go from here to there: forward, and back where nothing is lost. */
    public boolean mayBecome(AssemblyState next) {
        return switch (this) {
            case DRAFT -> next == ANNOUNCED || next == OPEN;
            case ANNOUNCED -> next == OPEN || next == DRAFT;
            case OPEN -> next == ENDED;
            case ENDED -> next == OPEN;
        };
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
