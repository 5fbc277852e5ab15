package rostrum.voting;

import java.util.List;
import java.util.Map;

/**
 * What a member's papers are in the ballots of her assembly that are no drafts, by the ballot's id.
 *
 * @param held those she may fill in: her own first
 * @param proxies the name of who fills in her own instead of her
 */
public record Papers(Map<Long, List<HeldPaper>> held, Map<Long, String> proxies) {
    /** Of somebody who has none. */
    public static final Papers NONE = new Papers(Map.of(), Map.of());
}
