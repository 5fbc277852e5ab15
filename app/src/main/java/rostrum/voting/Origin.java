package rostrum.voting;

/**
 * The ballot that another one follows.
 *
 * @param ballotId of the same assembly
 */
public record Origin(long ballotId, As as) {
    /** In what way it follows. */
    public enum As {
        /** The first one was annulled. */
        REPEAT,
        /** The first one left seats open. */
        RUN_OFF
    }
}
