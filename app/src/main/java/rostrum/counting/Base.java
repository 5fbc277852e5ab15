package rostrum.counting;

/** What a majority or a quorum is a share of, in weight. */
public enum Base {
    /** The papers cast: without the abstentions, unless the rules count them. */
    CAST,
    /**
     * Those who were checked in or represented by somebody who was when the ballot opened, and
     * those who voted.
     */
    PRESENT,
    /** The whole electoral register. */
    REGISTER
}
