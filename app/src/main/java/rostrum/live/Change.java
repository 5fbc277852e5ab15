package rostrum.live;

/**
 * That something changed: what kind of thing, never what it is now.
 *
 * @param scope whose sections are meant: the number of an assembly
 * @param section the id of the section that no longer shows the truth
 * @param at when it was committed, in milliseconds since 1970
 */
public record Change(long scope, String section, long at) {}
