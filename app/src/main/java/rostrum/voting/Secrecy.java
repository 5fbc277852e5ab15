package rostrum.voting;

/** Who may learn what a member voted. */
public enum Secrecy {
    /** The members: votes are recorded and published by name. */
    ROLL_CALL,
    /** Nobody: papers lie in an urn that shares nothing with the roll. */
    SECRET
}
