package rostrum.rehearsal.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code limit FOLDER...}: says from several rehearsals how many members a server carries. */
public final class LimitCommand {
    private LimitCommand() {}

    /**
     * Writes {@code limit.html} into the last folder. Throws as {@link ReportCommand#run} does.
     *
     * @return the exit status: 0 some number is carried, 1 none, 3 that is not known
     */
    public static int run(List<String> args, PrintStream out) throws IOException {
        if (args.isEmpty()) {
            throw new IllegalArgumentException("limit wants folders");
        }
        List<Past> rounds = new ArrayList<>();
        for (String folder : args) {
            rounds.add(Past.read(Path.of(folder)));
        }
        Limit limit = Limit.of(rounds);
        Path last = Path.of(args.getLast());
        LimitReport.write(last.resolve("limit.html"), limit, VerdictFile.promises(last));
        out.println(limit.sentence());
        limit.reasons().forEach(reason -> out.println("  " + reason));
        History.table(limit.rounds(), out);
        out.println(limit.sentence());
        return limit.status();
    }
}
