package rostrum.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;

/** Signs people in by their access codes. */
final class Entrance {
    private static final int AT_ONCE = 32;

    private final Http http;
    private final String path;
    private final Timings timings;
    private final Problems problems;

    /**
     * @param path where the sign-in form posts to
     */
    Entrance(Http http, String path, Timings timings, Problems problems) {
        this.http = http;
        this.path = path;
        this.timings = timings;
        this.problems = problems;
    }

    /** The cookies of all, in their order; of one who was refused it is empty. */
    List<String> signIn(List<Person> people) {
        AtomicReferenceArray<String> cookies = new AtomicReferenceArray<>(people.size());
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            for (int i = 0; i < people.size(); i++) {
                int index = i;
                threads.execute(() -> cookies.set(index, signIn(people.get(index))));
            }
        }
        return IntStream.range(0, people.size()).mapToObj(cookies::get).toList();
    }

    private String signIn(Person person) {
        try {
            long start = System.nanoTime();
            Answer answer = http.post(path, Map.of("code", person.code()), "").answer();
            timings.record("sign-in", Duration.ofNanos(System.nanoTime() - start));
            if (answer.status() == 303 && !answer.cookies().isEmpty()) {
                return answer.cookies();
            }
            problems.add("sign-in: answered " + answer.status());
        } catch (IOException e) {
            problems.add("sign-in", e);
        }
        return "";
    }
}
