package rostrum.rehearsal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Result.Timing;

class BookTest {
    private final Book book = new Book(0);

    @Test
    void requestsComeInTheOrderOfAnArrival() {
        book.answered("vote", 5_000_000);
        book.answered("receipt", 1_000_000);
        book.answered("first page", 20_000_000);
        book.failed("vote", "answered 503");
        assertThat(book.timings().stream().map(Timing::name))
                .containsExactly("first page", "vote", "receipt");
        Timing vote = book.timings().get(1);
        assertThat(vote.count()).isEqualTo(1);
        assertThat(vote.failed()).isEqualTo(1);
        assertThat(vote.p50()).isBetween(4.99, 5.01);
        assertThat(book.everyFailure()).containsEntry("vote: answered 503", 1L);
    }

    @Test
    void countersThatWaitByDesignAreNotAmongAll() {
        book.delivered("notices", 1000, 1200);
        book.delivered("presence", 1000, 6000);
        assertThat(book.deliveries().stream().map(Timing::name))
                .containsExactly("all", "notices", "presence");
        assertThat(book.deliveries().getFirst().max()).isBetween(199.0, 201.0);
    }

    @Test
    void deliveryIsByTheServersClock() {
        Book ahead = new Book(500); // the server's clock is half a second fast
        ahead.delivered("notices", 1500, 1100);
        assertThat(ahead.deliveries().getFirst().max()).isBetween(99.0, 101.0);
    }

    @Test
    void aSecondHasItsOwnFigures() {
        book.answered("page", 1);
        book.voted();
        book.streamed(1);
        book.delivered("notices", 1000, 1100);
        Second first = book.seconds().turn(7);
        assertThat(first.at()).isEqualTo(7);
        assertThat(first.requests()).isEqualTo(1);
        assertThat(first.votes()).isEqualTo(1);
        assertThat(first.streams()).isEqualTo(1);
        assertThat(first.deliveryMax()).isBetween(99.0, 101.0);
        Second next = book.seconds().turn(8);
        assertThat(next.requests() + next.votes() + next.events()).isZero();
        assertThat(next.streams()).isEqualTo(1);
    }

    @Test
    void aStreamMayEndOnlyWhenAReleaseIsPutIntoService() {
        book.streamed(1);
        book.streamEnded(1000, true, "ended with a goodbye");
        assertThat(book.everyFailure()).containsKey("stream: ended with a goodbye");
        book.deploying(true);
        book.streamed(1);
        book.streamEnded(2000, true, "ended with a goodbye").over(2500);
        assertThat(book.everyFailure()).containsValue(1L).hasSize(1);
        assertThat(book.returns())
                .singleElement()
                .matches(back -> back.name().equals(Book.DEPLOY) && back.back99() == 500);
        book.streamed(1);
        book.streamEnded(2100, false, "the stream was reset");
        assertThat(book.everyFailure()).containsKey("stream: the stream was reset");
        assertThat(book.returns()).singleElement().matches(back -> back.unasked() == 1);
    }
}
