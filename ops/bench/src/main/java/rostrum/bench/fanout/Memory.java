package rostrum.bench.fanout;

import java.util.OptionalLong;

/**
 * What an idle subscriber costs, in bytes; empty where it cannot be known.
 *
 * @param resident physical memory of the server
 * @param live objects of its heap that survive a full collection
 */
record Memory(String contender, OptionalLong resident, OptionalLong live) {}
