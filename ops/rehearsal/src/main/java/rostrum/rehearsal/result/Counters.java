package rostrum.rehearsal.result;

import java.time.Duration;

/** Sections that wait by design, so that a crowd at the door does not cost a frame for each. */
public final class Counters {
    private Counters() {}

    /**
     * For how long after a change the next one of the same section is held back by the server, on
     * top of its tick; as in the application's {@code Sections.interval}. Zero: not at all.
     *
     * @param kind a section's name without its number
     */
    public static Duration wait(String kind) {
        return switch (kind) {
            case "attendance", "turnout" -> Duration.ofSeconds(1);
            case "presence" -> Duration.ofSeconds(5);
            default -> Duration.ZERO;
        };
    }
}
