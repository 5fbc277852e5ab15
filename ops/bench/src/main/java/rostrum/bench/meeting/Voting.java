package rostrum.bench.meeting;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import rostrum.bench.Problems;
import rostrum.bench.Timings;
import rostrum.bench.http.Answer;
import rostrum.bench.http.Http;
import rostrum.bench.site.Tally;

/**
 * Sends votes at their intended times, however slowly the earlier ones are answered (an open
 * model), and remembers which were acknowledged.
 */
final class Voting {
    private final Http http;
    private final String ballot;
    private final List<String> cookies;
    private final Timings timings;
    private final Problems problems;
    private final AtomicReferenceArray<String> acknowledged;

    /**
     * @param ballot the ballot's path
     * @param cookies one for each voter, in the order of the plan's indexes
     */
    Voting(Http http, String ballot, List<String> cookies, Timings timings, Problems problems) {
        this.http = http;
        this.ballot = ballot;
        this.cookies = cookies;
        this.timings = timings;
        this.problems = problems;
        this.acknowledged = new AtomicReferenceArray<>(cookies.size());
    }

    /** Plays the plan; returns when every vote has been answered or has failed. */
    void play(List<Vote> plan) {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Vote vote : plan) {
                long at = start + vote.at().toNanos();
                for (long rest = at - System.nanoTime(); rest > 0; rest = at - System.nanoTime()) {
                    LockSupport.parkNanos(rest);
                }
                threads.execute(() -> send(vote, at));
            }
        }
    }

    /** The voters whose vote the server has acknowledged, once or more often, by choice. */
    Tally acknowledged() {
        return new Tally(count("yes"), count("no"), count("abstain"));
    }

    private int count(String choice) {
        return (int)
                IntStream.range(0, acknowledged.length())
                        .filter(voter -> choice.equals(acknowledged.get(voter)))
                        .count();
    }

    private void send(Vote vote, long at) {
        try {
            Answer answer =
                    http.post(
                                    ballot + "/vote",
                                    Map.of("choice", vote.choice()),
                                    cookies.get(vote.voter()))
                            .answer();
            timings.record("vote", Duration.ofNanos(System.nanoTime() - at));
            if (answer.status() == 303 && answer.locationPath().equals(ballot + "/receipt")) {
                acknowledged.set(vote.voter(), vote.choice());
            } else {
                problems.add("vote: answered " + answer.status() + " " + answer.locationPath());
            }
        } catch (IOException e) {
            problems.add("vote", e);
        }
    }
}
