package rostrum.bench.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;
import rostrum.bench.AtOnce;
import rostrum.bench.http.Http;
import rostrum.bench.site.Receipt;

/**
 * Members who vote, and vote again, one after the other, and remember what the server has
 * acknowledged. Who gets no answer tries again, as a person would.
 */
final class Votes {
    private static final List<String> CHOICES = List.of("yes", "no", "abstain");
    private static final int TRIES = 10;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Http http;
    private final String ballot;
    private final Requests requests;
    private final Failures failures;
    private final RandomGenerator random;
    private final List<Paper> papers;
    private final AtomicInteger next = new AtomicInteger();
    private final LongAdder cast = new LongAdder();
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder repeated = new LongAdder();

    /**
     * @param ballot its path
     * @param cookies of the voters
     */
    Votes(
            Http http,
            String ballot,
            List<String> cookies,
            Requests requests,
            Failures failures,
            RandomGenerator random) {
        this.http = http;
        this.ballot = ballot;
        this.requests = requests;
        this.failures = failures;
        this.random = random;
        this.papers = cookies.stream().map(Paper::new).toList();
    }

    /** The next member votes: everybody once, then everybody again. */
    void vote() {
        Paper paper = papers.get(Math.floorMod(next.getAndIncrement(), papers.size()));
        if (!paper.take()) {
            return; // she has still not been answered
        }
        try {
            cast(paper, CHOICES.get(random.nextInt(CHOICES.size())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            paper.giveBack();
        }
    }

    private void cast(Paper paper, String choice) throws InterruptedException {
        cast.increment();
        paper.sent(choice);
        for (int i = 1; !send(paper, choice); i++) {
            if (i == TRIES) {
                return;
            }
            Thread.sleep(BETWEEN_TRIES);
            repeated.increment();
        }
        paper.acknowledged(choice);
        acknowledged.increment();
        // A browser follows the redirect.
        requests.ask("receipt", 200, () -> http.get(ballot + "/receipt", paper.cookie()))
                .map(page -> new Count.Receipt(paper, Receipt.choice(page.body())))
                .filter(receipt -> !receipt.isRight())
                .ifPresent(receipt -> requests.failed("receipt", receipt.toString()));
    }

    private boolean send(Paper paper, String choice) {
        Optional<String> location =
                requests.ask(
                                "vote",
                                303,
                                () ->
                                        http.post(
                                                ballot + "/vote",
                                                Map.of("choice", choice),
                                                paper.cookie()))
                        .map(page -> page.answer().locationPath());
        boolean good = location.filter((ballot + "/receipt")::equals).isPresent();
        if (location.isPresent() && !good) {
            requests.failed("vote", "sent on to " + location.get());
        }
        return good;
    }

    /**
     * What the receipts of all who have voted say.
     *
     * @throws IOException when one cannot be had: then nothing can be said
     */
    List<Count.Receipt> receipts() throws IOException {
        List<Paper> used = papers.stream().filter(Paper::isUsed).toList();
        List<Count.Receipt> receipts =
                AtOnce.each(used, this::receipt).stream().flatMap(Optional::stream).toList();
        if (receipts.size() < used.size()) {
            throw new IOException("not every receipt could be read");
        }
        receipts.stream()
                .filter(receipt -> !receipt.isRight())
                .forEach(receipt -> failures.add("vote lost: " + receipt));
        return receipts;
    }

    private Optional<Count.Receipt> receipt(Paper paper) {
        long start = System.nanoTime();
        try {
            Http.Page page = http.get(ballot + "/receipt", paper.cookie());
            requests.answered("last receipt", start);
            int status = page.answer().status();
            if (status == 200 || status == 404) { // 404: there is no vote of hers
                return Optional.of(new Count.Receipt(paper, Receipt.choice(page.body())));
            }
            requests.refused("last receipt", status);
        } catch (IOException e) {
            requests.answered("last receipt", start);
            requests.failed("last receipt", Failures.words(e));
        }
        return Optional.empty();
    }

    /** How many votes were begun. */
    long cast() {
        return cast.sum();
    }

    long acknowledged() {
        return acknowledged.sum();
    }

    /** How often somebody tried again. */
    long repeated() {
        return repeated.sum();
    }
}
