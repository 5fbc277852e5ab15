package rostrum.rehearsal.play;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.member.Hall;
import rostrum.rehearsal.profile.Figure;
import rostrum.rehearsal.profile.Profile;
import rostrum.rehearsal.result.Result.Phase;

/** The order of events: what happens when, whoever does it. */
final class Conductor {
    private static final Duration COUNTED = Duration.ofSeconds(2);
    private static final Duration RESULT_LASTS = Duration.ofSeconds(5);

    private final Profile profile;
    private final Hall hall;
    private final Book book;
    private final Stop stop;
    private final List<Act> acts = new ArrayList<>();
    private final List<Long> ballots = new ArrayList<>();
    private volatile String phase = "arrival";
    private @Nullable Deploy deploy;

    /** Something at its moment, counted from the end of the arrival. */
    private record Act(Duration at, LongConsumer doing) {}

    Conductor(Profile profile, Hall hall, Book book, Stop stop) {
        this.profile = profile;
        this.hall = hall;
        this.book = book;
        this.stop = stop;
    }

    /** What all generators do at the same moment. */
    Conductor withDrop() {
        if (profile.share(Figure.DROP) > 0) {
            acts.add(new Act(profile.time(Figure.DROP_AT), planned -> drop()));
        }
        return this;
    }

    /** What the chair does. */
    Conductor withChair(Podium podium) throws IOException {
        every(Figure.AGENDA_EVERY, podium::nextItem);
        every(Figure.NOTICE_EVERY, podium::notice);
        for (int i = 0; i < profile.count(Figure.BALLOTS); i++) {
            boolean secret = i < profile.count(Figure.BALLOTS_SECRET);
            long ballot = podium.draft("Shall motion %d be carried?".formatted(i + 1), secret);
            ballots.add(ballot);
            Duration open =
                    profile.time(Figure.BALLOTS_FIRST)
                            .plus(profile.time(Figure.BALLOTS_EVERY).multipliedBy(i));
            Duration close = open.plus(profile.time(Figure.BALLOTS_OPEN));
            acts.add(new Act(open, planned -> open(podium, planned, ballot)));
            acts.add(new Act(close, planned -> close(podium, planned, ballot)));
            acts.add(new Act(close.plus(COUNTED), at -> publish(podium, at, ballot)));
        }
        return this;
    }

    /** A release put into service at the profile's moment. */
    Conductor withDeploy(Optional<String> command, Path log) {
        command.ifPresent(line ->
                acts.add(
                        new Act(
                                profile.time(Figure.DEPLOY_AT),
                                planned -> {
                                    phase = "deploy";
                                    deploy = Deploy.start(line, log, book);
                                })));
        return this;
    }

    private void every(Figure interval, LongConsumer doing) {
        Duration step = profile.time(interval);
        if (step.isZero()) {
            return;
        }
        Duration end = profile.time(Figure.MEETING_TIME);
        for (Duration at = Duration.ZERO; at.compareTo(end) < 0; at = at.plus(step)) {
            acts.add(new Act(at, doing));
        }
    }

    /** What is going on. */
    String phase() {
        return phase;
    }

    /** The ballots that were drafted, in their order. */
    List<Long> ballots() {
        return ballots;
    }

    /**
     * Leads through the meeting, and waits for what was begun.
     *
     * @param start of the arrival, by {@link System#nanoTime}
     * @throws InterruptedException when it is wished to stop
     */
    void conduct(long start) throws InterruptedException {
        long begin = start + profile.time(Figure.ARRIVAL_TIME).toNanos();
        stop.awaitUntil(start);
        long now = System.currentTimeMillis();
        book.phase(new Phase("arrival", now, now + profile.time(Figure.ARRIVAL_TIME).toMillis()));
        try {
            acts.sort(Comparator.comparing(Act::at));
            for (Act act : acts) {
                long planned = begin + act.at().toNanos();
                stop.awaitUntil(planned);
                if (phase.equals("arrival")) {
                    phase = "meeting";
                }
                act.doing().accept(planned);
            }
            stop.awaitUntil(begin + profile.time(Figure.MEETING_TIME).toNanos());
            if (deploy != null) {
                deploy.await();
            }
        } catch (InterruptedException e) {
            if (deploy != null) {
                deploy.stop();
            }
            throw e;
        }
        phase = "end";
    }

    private void open(Podium podium, long planned, long ballot) {
        if (podium.step(planned, ballot, "open")) {
            phase = "ballot " + (ballots.indexOf(ballot) + 1);
            long now = System.currentTimeMillis();
            long open = profile.time(Figure.BALLOTS_OPEN).toMillis();
            book.phase(new Phase("ballot", now, now + open));
        }
    }

    private void close(Podium podium, long planned, long ballot) {
        hall.closed(ballot);
        podium.step(planned, ballot, "close");
        phase = "counting";
    }

    private void publish(Podium podium, long planned, long ballot) {
        if (podium.step(planned, ballot, "publish")) {
            phase = "result";
            long now = System.currentTimeMillis();
            book.phase(new Phase("result", now, now + RESULT_LASTS.toMillis()));
        }
    }

    private void drop() {
        phase = "drop";
        long now = System.currentTimeMillis();
        hall.drop();
        book.phase(new Phase("drop", now, now + RESULT_LASTS.toMillis()));
    }
}
