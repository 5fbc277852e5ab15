package rostrum.bench.meeting;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rostrum.bench.http.Http;

/**
 * How many papers the server has recorded since its start, and with how many transactions; as its
 * management listener says.
 *
 * @param papers empty when it does not say
 * @param groups transactions; empty when it does not say
 */
record Commits(OptionalLong papers, OptionalLong groups) {
    /** What is known of a server nobody may ask. */
    static final Commits UNKNOWN = new Commits(OptionalLong.empty(), OptionalLong.empty());

    private static final Pattern PAPERS = line("rostrum_votes_recorded_total");
    private static final Pattern GROUPS =
            line("rostrum_vote_group_seconds_count\\{outcome=\"success\"\\}");

    private static Pattern line(String name) {
        return Pattern.compile("(?m)^" + name + " ([0-9.E]{1,20})$");
    }

    /** Asks now. */
    static Commits read(Http management) throws IOException {
        Http.Page page = management.get("/metrics", "");
        if (page.answer().status() != 200) {
            throw new IOException("the metrics were answered " + page.answer().status());
        }
        return new Commits(find(PAPERS, page.body()), find(GROUPS, page.body()));
    }

    private static OptionalLong find(Pattern pattern, String text) {
        Matcher line = pattern.matcher(text);
        return line.find()
                ? OptionalLong.of((long) Double.parseDouble(line.group(1)))
                : OptionalLong.empty();
    }
}
