package rostrum.rehearsal.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** {@code history FOLDER}: all rehearsals in it, side by side. */
public final class HistoryCommand {
    private HistoryCommand() {}

    /** Returns the exit status, which is 0; throws as {@link ReportCommand#run} does. */
    public static int run(List<String> args, PrintStream out, PrintStream err) throws IOException {
        if (args.size() != 1) {
            throw new IllegalArgumentException("history wants one folder");
        }
        History.read(Path.of(args.getFirst()), err).print(out);
        return 0;
    }
}
