package rostrum.voting;

/** A ballot goes through these in order and never back. */
public enum BallotState {
    DRAFT,
    OPEN,
    /** Votes are counted, the result is known to the chair. */
    CLOSED,
    PUBLISHED
}
