package rostrum.bench.meeting;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.List;

/**
 * The program: plays a meeting, prints what it measured, and PASS or FAIL.
 *
 * <p>Exit code 0: the promise was kept; 1: it was not, or the meeting could not be held; 2: wrong
 * usage.
 */
public final class MeetingBench {
    private MeetingBench() {}

    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args), Clock.systemUTC(), System.out, System.err));
    }

    /** The same without ending the process; returns the exit code. */
    static int run(List<String> args, Clock clock, PrintStream out, PrintStream err)
            throws InterruptedException {
        Settings settings;
        try {
            settings = Settings.parse(args);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Settings.USAGE);
            return 2;
        }
        Meeting meeting = new Meeting(settings, clock, err::println);
        try {
            Report report = meeting.play();
            report.print(out);
            if (settings.json() != null) {
                Files.writeString(settings.json(), report.json());
            }
            return report.verdict().pass() ? 0 : 1;
        } catch (IOException e) {
            out.println("FAIL");
            out.println("  the meeting could not be held: " + e);
            Verdict.sentences(meeting.problems()).forEach(line -> out.println("  " + line));
            return 1;
        }
    }
}
