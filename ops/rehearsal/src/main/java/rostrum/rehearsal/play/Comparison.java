package rostrum.rehearsal.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rostrum.bench.site.Document;
import rostrum.rehearsal.count.Count;
import rostrum.rehearsal.count.Count.Published;
import rostrum.rehearsal.member.Hall;

/** At the end: what everybody sees, and what was published, against what it should be. */
final class Comparison {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Pattern ATTENDANCE =
            Pattern.compile("<p id=\"attendance\"[^>]*>\\s*<span>([0-9,.]+)");

    private final Hall hall;
    private final Podium podium;
    private final Duration within;

    /**
     * @param within how long all pages have to show what fresh ones do
     */
    Comparison(Hall hall, Podium podium, Duration within) {
        this.hall = hall;
        this.podium = podium;
        this.within = within;
    }

    /** Waits until all pages show what fresh ones do; returns how many sections never did. */
    long lost(Stop stop) throws IOException, InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        long lost = differences();
        while (lost > 0 && System.nanoTime() < end) {
            stop.awaitUntil(System.nanoTime() + BETWEEN_LOOKS.toNanos());
            lost = differences();
        }
        return lost;
    }

    private long differences() throws IOException {
        Map<String, Map<String, String>> fresh = new HashMap<>();
        for (String view : hall.views()) {
            fresh.put(view, Document.of(podium.read(view)).sections());
        }
        long differences = 0;
        for (Map.Entry<String, Map<String, String>> view : fresh.entrySet()) {
            differences += hall.differences(view.getKey(), view.getValue());
        }
        return differences;
    }

    /** Every ballot's papers against what their voters were told. */
    Count count(List<Long> ballots) throws IOException {
        Count all = Count.NOTHING;
        for (long ballot : ballots) {
            all = all.plus(Count.of(hall.papers(ballot), published(ballot)));
        }
        return all;
    }

    private List<Published> published(long ballot) throws IOException {
        String evidence = podium.read("/ballots/" + ballot + "/evidence.json");
        List<Published> papers = new ArrayList<>();
        for (JsonNode paper : new ObjectMapper().readTree(evidence).path("urn")) {
            papers.add(new Published(paper.path("receipt").asText(), paper.path("paper").asText()));
        }
        return papers;
    }

    /** How many members are here, as the site says in English; -1: it does not. */
    long attendance() throws IOException {
        Matcher matcher = ATTENDANCE.matcher(podium.read(""));
        return matcher.find() ? Long.parseLong(matcher.group(1).replaceAll("[,.]", "")) : -1;
    }
}
