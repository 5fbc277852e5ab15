package rostrum.rehearsal.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.ResultFile;

/** {@code report FOLDER [--delivery-p99 1s] ...}: judges a result, prints and writes the report. */
public final class ReportCommand {
    private static final int HISTORY = 10;

    private ReportCommand() {}

    /**
     * Throws an {@link IllegalArgumentException} for what cannot be understood.
     *
     * @return the exit status: 0 PASS, 1 FAIL, 3 no verdict
     */
    public static int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        if (args.isEmpty()) {
            throw new IllegalArgumentException("report wants a folder");
        }
        Path folder = Path.of(args.getFirst());
        Promises promises = Promises.STANDARD.with(args.subList(1, args.size()));
        Result result = ResultFile.read(folder);
        Verdict verdict = Verdict.of(result, promises);
        VerdictFile.write(folder, result, verdict, promises);
        HtmlReport.write(
                folder.resolve("report.html"), result, verdict, promises, neighbours(folder, err));
        Page.print(result, verdict, out);
        return verdict.outcome().status();
    }

    /** The last rehearsals up to this one, of those whose folders lie beside it. */
    private static List<Past> neighbours(Path folder, PrintStream err) throws IOException {
        Path here = folder.toRealPath();
        Path parent = here.getParent();
        return parent == null ? List.of() : History.read(parent, err).until(here, HISTORY);
    }
}
