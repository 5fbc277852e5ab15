package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rostrum.testing.Answer;
import rostrum.web.page.Languages;
import rostrum.web.page.Urls;

/** A member at her phone, who remembers what she was answered. For one thread at a time. */
final class CrashVoter {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String GROUP = "[0-9A-HJKMNP-TV-Z]{4}";
    private static final Pattern CODE = Pattern.compile(GROUP + "(-" + GROUP + "){3}");

    /** A paper as it is recorded. */
    record Paper(String choice, String code) {}

    /** What became of a vote, as far as she was told. */
    private enum Told {
        RECORDED,
        NOT_RECORDED,
        NOTHING
    }

    private final CrashSite.Phone phone;
    private final Urls.Assembly urls;
    private final long ballot;
    private final boolean patient;

    private Optional<Paper> acknowledged = Optional.empty();
    private Optional<String> unanswered = Optional.empty();
    private boolean cutOff;

    /**
     * @param patient whether she sends a vote again until it is answered; else she goes home
     */
    CrashVoter(CrashSite.Phone phone, Urls.Assembly urls, long ballot, boolean patient) {
        this.phone = phone;
        this.urls = urls;
        this.ballot = ballot;
        this.patient = patient;
    }

    BigDecimal weight() {
        return phone.weight();
    }

    /** Casts one paper after the other, and counts those acknowledged. */
    void vote(List<String> papers, AtomicInteger counter) {
        for (String choice : papers) {
            if (!send(choice)) {
                cutOff = true;
                if (!patient) {
                    return;
                }
                until(() -> send(choice) ? Optional.of(choice) : Optional.empty());
            }
            counter.incrementAndGet();
            Optional<String> code = code();
            assertThat(code).as("receipt of an acknowledged vote").isPresent();
            acknowledged = code.map(c -> new Paper(choice, c));
            unanswered = Optional.empty();
        }
    }

    private boolean send(String choice) {
        Told told = told(choice);
        if (told == Told.NOTHING) {
            unanswered = Optional.of(choice);
        }
        return told == Told.RECORDED;
    }

    private Told told(String choice) {
        Answer answer;
        try {
            answer = phone.browser().post(urls.vote(ballot), "choice", choice);
        } catch (UncheckedIOException e) {
            return Told.NOTHING;
        }
        assertThat(answer.status()).as("%s", answer).isIn(303, 503);
        if (answer.status() == 303) {
            return Told.RECORDED;
        }
        return answer.body().contains(Languages.text("en", "refused.NOT_CONFIRMED"))
                ? Told.NOTHING
                : Told.NOT_RECORDED;
    }

    /** The code that her receipt shows now; empty when she has none. */
    Optional<String> code() {
        Answer answer = until(() -> receipt());
        if (answer.status() == 404) {
            return Optional.empty();
        }
        Matcher code = CODE.matcher(answer.body());
        assertThat(code.find()).as("%s", answer).isTrue();
        return Optional.of(code.group());
    }

    /** Her receipt, or that there is none; empty while the server or its database is away. */
    private Optional<Answer> receipt() {
        try {
            Answer answer = phone.browser().get(urls.receipt(ballot));
            assertThat(answer.status()).as("%s", answer).isIn(200, 404, 503);
            return answer.status() == 503 ? Optional.empty() : Optional.of(answer);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Whether a vote of hers was not acknowledged when she first sent it. */
    boolean cutOff() {
        return cutOff;
    }

    /** Checks what is recorded of her against what she was told. */
    void compare(Optional<Paper> recorded) {
        boolean asSent = unanswered.isPresent() && recorded.map(Paper::choice).equals(unanswered);
        if (!asSent) {
            assertThat(recorded)
                    .as("member %s, unanswered: %s", phone.number(), unanswered)
                    .isEqualTo(acknowledged);
        }
    }

    /** Asks as often as a browser would, until there is an answer. */
    static <T> T until(Supplier<Optional<T>> question) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new AssertionError("no answer in " + LONGEST);
    }
}
