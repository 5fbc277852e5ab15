package rostrum.rehearsal.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.rehearsal.count.Count.Published;

class CountTest {
    private static final int ADA = 1;
    private static final int BEN = 2;
    private static final int OLGA = 3;

    private final Papers papers = new Papers();
    private final List<Published> urn = new ArrayList<>();

    @BeforeEach
    void vote() {
        vote(ADA, "yes", "A");
        vote(BEN, "no", "B");
        urn.add(new Published("A", "yes"));
        urn.add(new Published("B", "no"));
    }

    @Test
    void everyVoteOnce() {
        assertThat(Count.of(papers, urn)).isEqualTo(new Count(2, 2, 0, 0, 0, 0));
    }

    @Test
    void theLastAcknowledgedChoiceCounts() {
        papers.acknowledged(ADA, "no");
        assertThat(Count.of(papers, urn).differs()).isEqualTo(1);
    }

    @Test
    void aMissingPaperIsFound() {
        urn.removeFirst();
        assertThat(Count.of(papers, urn)).isEqualTo(new Count(2, 2, 0, 1, 0, 0));
    }

    @Test
    void anotherChoiceIsFound() {
        urn.set(0, new Published("A", "no"));
        assertThat(Count.of(papers, urn)).isEqualTo(new Count(2, 2, 0, 0, 0, 1));
    }

    @Test
    void aPaperTooManyIsFound() {
        urn.add(new Published("B", "no"));
        assertThat(Count.of(papers, urn)).isEqualTo(new Count(2, 2, 0, 0, 1, 0));
        urn.set(2, new Published("X", "no"));
        assertThat(Count.of(papers, urn).doubled()).isEqualTo(1);
    }

    @Test
    void aVoteWithoutAnAnswerMayBeThereOrNot() {
        papers.unanswered(OLGA, "yes");
        assertThat(Count.of(papers, urn)).isEqualTo(new Count(3, 2, 1, 0, 0, 0));
        urn.add(new Published("O", "yes"));
        assertThat(Count.of(papers, urn)).isEqualTo(new Count(3, 2, 1, 0, 0, 0));
        urn.add(new Published("P", "yes"));
        assertThat(Count.of(papers, urn).doubled()).isEqualTo(1);
    }

    @Test
    void anUnansweredChangeMayHaveHappened() {
        papers.unanswered(ADA, "no");
        assertThat(Count.of(papers, urn).differs()).isZero();
        urn.set(0, new Published("A", "no"));
        assertThat(Count.of(papers, urn).differs()).isZero();
        urn.set(0, new Published("A", "abstain"));
        assertThat(Count.of(papers, urn).differs()).isEqualTo(1);
    }

    @Test
    void withoutAReceiptTheNumberMustBeRight() {
        papers.acknowledged(OLGA, "yes");
        assertThat(Count.of(papers, urn).missing()).isEqualTo(1);
        urn.add(new Published("O", "yes"));
        assertThat(Count.of(papers, urn)).isEqualTo(new Count(3, 3, 0, 0, 0, 0));
    }

    private void vote(int member, String choice, String code) {
        papers.acknowledged(member, choice);
        papers.receipt(member, code);
    }
}
