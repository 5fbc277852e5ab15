package rostrum.rehearsal.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import rostrum.rehearsal.result.Result;

/** {@code verdict.json} beside a result: the verdict for programs, and what was promised then. */
final class VerdictFile {
    private static final String NAME = "verdict.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private VerdictFile() {}

    static void write(Path folder, Result result, Verdict verdict, Promises promises)
            throws IOException {
        ObjectNode all = JSON.createObjectNode();
        all.put("verdict", verdict.outcome().toString());
        all.put("members", new Measured(result).size());
        ArrayNode broken = all.putArray("broken");
        verdict.broken().forEach(finding -> broken.add(finding.sentence()));
        ArrayNode doubts = all.putArray("doubts");
        verdict.doubts().forEach(doubts::add);
        verdict.bottleneck().ifPresent(first -> all.put("firstUsedUp", first.words()));
        ArrayNode headroom = all.putArray("headroom");
        for (Headroom each : verdict.headroom()) {
            ObjectNode one = headroom.addObject();
            one.put("resource", each.resource().words());
            one.put("peak", each.peak());
            each.members().ifPresent(members -> one.put("members", members));
        }
        ObjectNode promised = all.putObject("promises");
        promised.put("deliveryP99Millis", promises.deliveryP99().toMillis());
        promised.put("voteP99Millis", promises.voteP99().toMillis());
        promised.put("backWithinMillis", promises.backWithin().toMillis());
        promised.put("errors", promises.errors());
        JSON.writerWithDefaultPrettyPrinter().writeValue(folder.resolve(NAME).toFile(), all);
    }

    /** What was promised when a result was judged last; the standard if it never was. */
    static Promises promises(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Promises.STANDARD;
        }
        JsonNode promised = JSON.readTree(file.toFile()).path("promises");
        Promises standard = Promises.STANDARD;
        return new Promises(
                millis(promised, "deliveryP99Millis", standard.deliveryP99()),
                millis(promised, "voteP99Millis", standard.voteP99()),
                millis(promised, "backWithinMillis", standard.backWithin()),
                promised.path("errors").asLong(standard.errors()));
    }

    private static Duration millis(JsonNode promised, String name, Duration standard) {
        return Duration.ofMillis(promised.path(name).asLong(standard.toMillis()));
    }
}
