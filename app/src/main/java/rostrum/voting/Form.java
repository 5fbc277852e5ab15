package rostrum.voting;

import java.util.List;
import java.util.SortedMap;

/**
 * What a voter hands in at once: one paper or several, which are recorded all or none.
 *
 * @param papers the choices on each, by the id of the member whose vote it is
 */
record Form(Voter voter, long ballotId, SortedMap<Long, List<String>> papers) {}
