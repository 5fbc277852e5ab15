package rostrum.evidence;

import rostrum.voting.Ballot;
import rostrum.voting.Evidence;
import rostrum.voting.Result;

/** All that a ballot's result rests on. */
public record Dossier(Ballot ballot, Result result, Evidence evidence) {}
