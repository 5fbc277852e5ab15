package rostrum.live;

/**
 * That something changed: what kind of thing, never what it is now.
 *
 * @param scope whose sections are meant: the number of an assembly
 * @param thing what kind of thing: {@code agenda}, {@code ballot-17}; which sections show it is the
 *     pages' business
 * @param at when it was committed, in milliseconds since 1970
 */
public record Change(long scope, String thing, long at) {}
