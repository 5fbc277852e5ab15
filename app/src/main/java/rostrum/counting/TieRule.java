package rostrum.counting;

/** What breaks a tie. */
public enum TieRule {
    /** Nothing: a motion is rejected, seats stay empty until a run-off. */
    NONE,
    /** The chair decides before the result is published. */
    CHAIR,
    /** The server draws lots when the ballot closes. */
    LOT
}
