package rostrum.voting;

import java.util.List;

/**
 * What a voter is told when her form is recorded.
 *
 * @param ballot as it is at that moment
 * @param receipts one for each paper of the form, in the order of the members' ids
 * @param papers all that she holds in the ballot, those of the form among them; her own first
 */
public record Taken(Ballot ballot, List<Receipt> receipts, List<HeldPaper> papers) {}
