package rostrum.rehearsal.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rostrum.rehearsal.count.Papers.Paper;

/**
 * The published papers of a ballot against what its voters were told.
 *
 * @param voters who tried to vote
 * @param acknowledged of these, who got an answer
 * @param unsure of these, whose last try had none
 * @param missing acknowledged, but not published
 * @param doubled published, but nobody's: more papers than votes
 * @param differs published with another choice than the last one acknowledged
 */
public record Count(
        long voters, long acknowledged, long unsure, long missing, long doubled, long differs) {

    /** Of no ballot at all. */
    public static final Count NOTHING = new Count(0, 0, 0, 0, 0, 0);

    /**
     * Compares paper by paper where the receipts are known, and by number where not.
     *
     * @param published receipt code and choice of each paper, in any order
     */
    public static Count of(Papers papers, List<Published> published) {
        Map<String, List<Published>> byCode = new HashMap<>();
        published.forEach(p -> byCode.computeIfAbsent(p.receipt(), c -> new ArrayList<>()).add(p));
        List<Paper> all = papers.all();
        long acknowledged = all.stream().filter(p -> p.acknowledged().isPresent()).count();
        long unsure = all.stream().filter(p -> !p.unsure().isEmpty()).count();
        long missing = 0;
        long differs = 0;
        long found = 0;
        for (Paper paper : all) {
            if (paper.acknowledged().isPresent() && !paper.receipt().isEmpty()) {
                List<Published> hers = byCode.getOrDefault(paper.receipt(), List.of());
                missing += hers.isEmpty() ? 1 : 0;
                found += hers.isEmpty() ? 0 : 1;
                differs += hers.stream().anyMatch(p -> !paper.allows(p.choice())) ? 1 : 0;
            }
        }
        // Those left over belong to voters without a receipt; the unsure ones may have voted.
        long open = all.stream().filter(p -> p.receipt().isEmpty()).count();
        long openAcknowledged =
                all.stream()
                        .filter(p -> p.receipt().isEmpty() && p.acknowledged().isPresent())
                        .count();
        long left = published.size() - found;
        return new Count(
                all.size(),
                acknowledged,
                unsure,
                missing + Math.max(0, openAcknowledged - left),
                Math.max(0, left - open),
                differs);
    }

    /** One paper of the urn, as the evidence has it. */
    public record Published(String receipt, String choice) {}

    /** Of both ballots together. */
    public Count plus(Count other) {
        return new Count(
                voters + other.voters,
                acknowledged + other.acknowledged,
                unsure + other.unsure,
                missing + other.missing,
                doubled + other.doubled,
                differs + other.differs);
    }
}
