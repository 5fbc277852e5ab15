package rostrum.voting;

/** Who may learn what a member voted. */
public enum Secrecy {
    /** Everybody: votes are recorded by name. */
    ROLL_CALL
}
