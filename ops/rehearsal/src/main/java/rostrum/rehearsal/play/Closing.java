package rostrum.rehearsal.play;

import rostrum.rehearsal.count.Count;

/**
 * What was compared at the end.
 *
 * @param lost sections that a page did not show as they are
 * @param attendance as the site says; -1: not known
 */
record Closing(long lost, Count count, long attendance) {
    /** Of an event that was not played to its end. */
    static final Closing UNKNOWN = new Closing(0, Count.NOTHING, -1);
}
