package rostrum.bench.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import rostrum.bench.site.Receipt;
import rostrum.bench.site.Tally;

/**
 * The published result of a ballot against what its voters were told.
 *
 * @param voters members who have tried to vote
 * @param lost of these, whose receipt is not what was acknowledged
 * @param doubled votes in the result beyond those on the receipts
 * @param missing votes on the receipts beyond those in the result
 */
record Count(int voters, long lost, int doubled, int missing, Tally published) {

    /**
     * What a member's receipt says at the end.
     *
     * @param recorded empty: no vote of hers
     */
    record Receipt(Paper paper, Optional<String> recorded) {
        boolean isRight() {
            return paper.allows(recorded);
        }

        @Override
        public String toString() {
            return "%s was acknowledged, %s is recorded"
                    .formatted(paper, recorded.orElse("nothing"));
        }
    }

    static Count of(List<Receipt> receipts, Tally published) {
        int[] counted = {published.yes(), published.no(), published.abstain()};
        int[] recorded =
                Stream.of("yes", "no", "abstain")
                        .mapToInt(choice ->
                                (int)
                                        receipts.stream()
                                                .filter(r ->
                                                        r.recorded().equals(Optional.of(choice)))
                                                .count())
                        .toArray();
        int doubled = 0;
        int missing = 0;
        for (int i = 0; i < counted.length; i++) {
            doubled += Math.max(0, counted[i] - recorded[i]);
            missing += Math.max(0, recorded[i] - counted[i]);
        }
        long lost = receipts.stream().filter(receipt -> !receipt.isRight()).count();
        return new Count(receipts.size(), lost, doubled, missing, published);
    }

    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("voters", voters);
        figures.put("lost", lost);
        figures.put("doubled", doubled);
        figures.put("missing", missing);
        figures.put("published", published.figures());
        return figures;
    }
}
