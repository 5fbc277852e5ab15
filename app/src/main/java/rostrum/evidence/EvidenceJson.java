package rostrum.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import rostrum.counting.Outcome;
import rostrum.counting.Tally;
import rostrum.counting.TieBreak;
import rostrum.voting.Ballot;
import rostrum.voting.Evidence;
import rostrum.voting.Remark;

/** Everything about a count in one file, with the description of how to do it again. */
final class EvidenceJson {
    private EvidenceJson() {}

    static void write(Dossier dossier, Appendable out) throws IOException {
        Ballot ballot = dossier.ballot();
        Evidence evidence = dossier.evidence();
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("description", description());
        file.put("header", header(evidence));
        file.put("text", ballot.markdown());
        file.put("published", ballot.publishedAt());
        file.put("annulled", ballot.annulled().map(EvidenceJson::remark));
        file.put("register", list(evidence.register(), line -> entry(Entry.of(line))));
        file.put("urn", list(evidence.urn(), line -> slip(Slip.of(line))));
        file.put("tally", tally(dossier.result().tally()));
        file.put("outcome", outcome(dossier.result().outcome()));
        file.put("tieBreak", dossier.result().tieBreak().map(EvidenceJson::tieBreak));
        file.put("checksum", dossier.result().checksum());
        Json.write(file, out);
    }

    private static List<String> description() {
        try (InputStream in = EvidenceJson.class.getResourceAsStream("description.txt")) {
            if (in == null) {
                throw new IllegalStateException("no description in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> header(Evidence evidence) {
        Map<String, String> header = new LinkedHashMap<>();
        for (String line : evidence.header()) {
            int colon = line.indexOf(": ");
            header.put(line.substring(0, colon), line.substring(colon + 2));
        }
        return header;
    }

    /** A list of which only one item exists at a time. */
    private static Iterable<Map<String, Object>> list(
            List<String> lines, Function<String, Map<String, Object>> reading) {
        return () -> lines.stream().map(reading).iterator();
    }

    private static Map<String, Object> entry(Entry entry) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("number", entry.number());
        item.put("name", entry.name());
        item.put("chapter", entry.chapter());
        item.put("weight", entry.weight());
        item.put("present", entry.present());
        item.put("proxy", entry.proxy());
        item.put("voted", entry.voted());
        return item;
    }

    private static Map<String, Object> slip(Slip slip) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("receipt", slip.receipt());
        item.put("paper", slip.paper());
        item.put("weight", slip.weight());
        if (!slip.member().isEmpty()) {
            item.put("member", slip.member());
        }
        return item;
    }

    private static Map<String, Object> tally(Tally tally) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("votes", tally.votes());
        item.put("weight", text(tally.weight()));
        item.put("register", tally.register());
        item.put("registerWeight", text(tally.registerWeight()));
        item.put("presentWeight", text(tally.presentWeight()));
        Map<String, Object> choices = new LinkedHashMap<>();
        tally.choices()
                .forEach(c ->
                        choices.put(
                                c.choice(),
                                Map.of("votes", c.votes(), "weight", text(c.weight()))));
        item.put("choices", choices);
        return item;
    }

    private static Map<String, Object> outcome(Outcome outcome) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("kind", word(outcome.kind()));
        item.put("won", outcome.won());
        item.put("tied", outcome.tied());
        item.put("openSeats", outcome.openSeats());
        item.put("base", text(outcome.base()));
        item.put("needed", text(outcome.needed()));
        item.put("quorumHad", text(outcome.quorumHad()));
        item.put("quorumNeeded", text(outcome.quorumNeeded()));
        return item;
    }

    private static Map<String, Object> tieBreak(TieBreak tieBreak) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("by", word(tieBreak.by()));
        item.put("ranking", tieBreak.ranking());
        item.put("seed", tieBreak.seed());
        return item;
    }

    private static Map<String, Object> remark(Remark remark) {
        return Map.of("at", remark.at(), "reason", remark.reason());
    }

    /** A string: JSON's numbers are not decimals in every language. */
    private static String text(BigDecimal number) {
        return number.toPlainString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
