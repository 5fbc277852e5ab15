package rostrum.rehearsal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import rostrum.rehearsal.report.HistoryCommand;
import rostrum.rehearsal.report.LimitCommand;
import rostrum.rehearsal.report.ReportCommand;

/** The program; how it is called is said by {@code ops/rostrum rehearse --help}. */
public final class Main {
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        // Nothing that was started may keep the program.
        System.exit(run(Arrays.asList(args)));
    }

    private static int run(List<String> args) {
        String command = args.isEmpty() ? "" : args.getFirst();
        List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
        try {
            return switch (command) {
                case "play" -> PlayCommand.run(rest);
                case "report" -> ReportCommand.run(rest, System.out, System.err);
                case "history" -> HistoryCommand.run(rest, System.out, System.err);
                case "limit" -> LimitCommand.run(rest, System.out);
                default ->
                        throw new IllegalArgumentException(
                                "wants one of: play, report, history, limit; not '%s'"
                                        .formatted(command));
            };
        } catch (IllegalArgumentException | IOException e) {
            System.err.println("rehearsal: " + e.getMessage());
            return USAGE;
        }
    }
}
