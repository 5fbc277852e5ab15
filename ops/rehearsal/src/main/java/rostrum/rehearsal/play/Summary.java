package rostrum.rehearsal.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import rostrum.rehearsal.count.Count;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.Result.Counts;
import rostrum.rehearsal.result.Result.Phase;
import rostrum.rehearsal.result.Sample;

/** The result of what was noted down and compared. */
final class Summary {
    private final Options options;
    private final Book book;
    private final Closing closing;

    Summary(Options options, Book book, Closing closing) {
        this.options = options;
        this.book = book;
        this.closing = closing;
    }

    Result of(long startedAt, boolean complete) throws IOException {
        List<Phase> phases = new ArrayList<>(book.phases());
        phases.sort(Comparator.comparingLong(Phase::from));
        return new Result(
                startedAt,
                System.currentTimeMillis(),
                options.environment(),
                options.site().toString(),
                options.version(),
                options.profile().texts(),
                complete,
                phases,
                book.everySecond(),
                book.timings(),
                book.deliveries(),
                counts(),
                book.returns(),
                samples(),
                book.generator(),
                book.everyFailure());
    }

    private Counts counts() {
        Count count = closing.count();
        return new Counts(
                book.events(),
                closing.lost(),
                book.duplicates(),
                book.reversals(),
                count.voters(),
                count.acknowledged(),
                count.unsure(),
                count.missing(),
                count.doubled(),
                count.differs(),
                book.attendances(),
                closing.attendance());
    }

    /** What another process has noted about the server; a last line may be cut off. */
    private List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        if (options.samples().isEmpty() || !Files.exists(options.samples().get())) {
            return samples;
        }
        ObjectMapper mapper = new ObjectMapper();
        for (String line : Files.readAllLines(options.samples().get())) {
            try {
                samples.add(mapper.readValue(line, Sample.class));
            } catch (JsonProcessingException e) {
                book.failures().add("samples: a line cannot be read");
            }
        }
        return samples;
    }
}
