package rostrum.rehearsal.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the members of one ballot were told about their votes. Thread-safe. */
public final class Papers {
    private final Map<Integer, Paper> papers = new ConcurrentHashMap<>();

    /**
     * One member's vote.
     *
     * @param acknowledged the last choice that was; empty: none
     * @param receipt the code on her receipt; empty: she could not read one
     * @param unsure choices that were sent without an answer after that
     */
    record Paper(Optional<String> acknowledged, String receipt, List<String> unsure) {
        private static final Paper NEW = new Paper(Optional.empty(), "", List.of());

        /** Whether the published choice can be hers. */
        boolean allows(String choice) {
            return acknowledged.filter(choice::equals).isPresent() || unsure.contains(choice);
        }
    }

    /** Her vote was acknowledged. */
    public void acknowledged(int member, String choice) {
        papers.merge(
                member,
                new Paper(Optional.of(choice), "", List.of()),
                (before, now) -> new Paper(now.acknowledged, before.receipt, List.of()));
    }

    /** Her vote was sent, and no answer came. */
    public void unanswered(int member, String choice) {
        papers.compute(
                member,
                (m, before) -> {
                    Paper paper = before == null ? Paper.NEW : before;
                    List<String> unsure = new ArrayList<>(paper.unsure);
                    unsure.add(choice);
                    return new Paper(paper.acknowledged, paper.receipt, List.copyOf(unsure));
                });
    }

    /** The code on her receipt. */
    public void receipt(int member, String code) {
        papers.computeIfPresent(
                member, (m, paper) -> new Paper(paper.acknowledged, code, paper.unsure));
    }

    List<Paper> all() {
        return List.copyOf(papers.values());
    }
}
