package rostrum.rehearsal.report;

/**
 * One promise, and what became of it.
 *
 * @param promise in words that need no explanation
 * @param measured what it was instead, or indeed
 * @param excusable a slow generator can break it as well as a slow server
 * @param since when it was first broken, in milliseconds since 1970; -1: that is not known
 */
public record Finding(String promise, String measured, State state, boolean excusable, long since) {
    /** UNPLAYED: nothing of the kind took place. */
    public enum State {
        KEPT,
        BROKEN,
        UNPLAYED
    }

    public boolean broken() {
        return state == State.BROKEN;
    }

    static Finding of(String promise, String measured, boolean kept, boolean excusable) {
        return new Finding(promise, measured, kept ? State.KEPT : State.BROKEN, excusable, -1);
    }

    static Finding unplayed(String promise) {
        return new Finding(promise, "not played", State.UNPLAYED, false, -1);
    }

    Finding since(long moment) {
        return new Finding(promise, measured, state, excusable, moment);
    }

    /** As a sentence; what was promised, what was measured. */
    public String sentence() {
        return promise + ": " + measured;
    }
}
