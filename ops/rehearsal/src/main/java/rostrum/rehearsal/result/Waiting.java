package rostrum.rehearsal.result;

import java.time.Duration;

/** Counters that wait by design, so that a crowd at the door does not cost a frame for each. */
public final class Waiting {
    /** In {@link Result#deliveries}: all sections together that do not wait. */
    public static final String PROMPT = "prompt";

    /** In {@link Result#deliveries}: all sections together. */
    public static final String ALL = "all";

    private Waiting() {}

    /**
     * For how long after a change the next one of the same section is held back by the server, on
     * top of its tick; as in the application's {@code Sections.interval}.
     *
     * @param kind a section's name without its number
     */
    public static Duration of(String kind) {
        return switch (kind) {
            case "attendance", "turnout" -> Duration.ofSeconds(1);
            case "presence" -> Duration.ofSeconds(5);
            default -> Duration.ZERO;
        };
    }
}
