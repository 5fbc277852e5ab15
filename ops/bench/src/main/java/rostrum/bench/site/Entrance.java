package rostrum.bench.site;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import rostrum.bench.AtOnce;
import rostrum.bench.Problems;
import rostrum.bench.Timings;
import rostrum.bench.http.Answer;
import rostrum.bench.http.Http;

/** Signs people in by their access codes. */
public final class Entrance {
    private final Http http;
    private final String path;
    private final Timings timings;
    private final Problems problems;

    /**
     * @param path where the sign-in form posts to
     */
    public Entrance(Http http, String path, Timings timings, Problems problems) {
        this.http = http;
        this.path = path;
        this.timings = timings;
        this.problems = problems;
    }

    /** The cookies of all, in their order; of one who was refused it is empty. */
    public List<String> signIn(List<Person> people) {
        return AtOnce.each(people, this::signIn);
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
