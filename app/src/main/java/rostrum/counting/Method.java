package rostrum.counting;

/** How a question is answered. Ranked methods would find their place here. */
public enum Method {
    /** One of yes, no and abstain. */
    YES_NO_ABSTAIN,
    /** One of several options, or abstain. */
    ONE_OF_N,
    /** Any of several options up to a number (approval), or abstain. */
    UP_TO_K,
    /** Up to a number of candidates for one or several seats, or abstain. */
    ELECTION;

    /** Whether the options are the ballot's own. */
    public boolean hasOptions() {
        return this != YES_NO_ABSTAIN;
    }
}
