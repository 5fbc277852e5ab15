package rostrum.bench.fanout;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rostrum.bench.CpuMeter;

/**
 * The program: measures the servers by turns, prints a table, and PASS or FAIL.
 *
 * <p>Exit code 0: within the budgets; 1: not, or it could not be measured; 2: wrong usage.
 */
public final class Fanout {
    private Fanout() {}

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
        try {
            Report report = measure(settings, clock, err);
            report.print(out);
            if (settings.json() != null) {
                Files.writeString(settings.json(), report.json());
            }
            return report.findings().exceeded().isEmpty() ? 0 : 1;
        } catch (IOException e) {
            out.println("FAIL");
            out.println("  it could not be measured: " + e.getMessage());
            return 1;
        }
    }

    private static Report measure(Settings settings, Clock clock, PrintStream progress)
            throws IOException, InterruptedException {
        Map<String, Trial> trials = new LinkedHashMap<>();
        for (Contender contender : Contenders.of(settings, clock)) {
            trials.put(contender.name(), new Trial(contender, settings, clock));
        }
        // Compressed or not is the same to the memory; and a server must not be measured twice.
        List<Memory> memories = new ArrayList<>();
        for (Map.Entry<String, Trial> trial : trials.entrySet()) {
            if (!trial.getKey().equals(Contender.ROSTRUM_GZIP)) {
                progress.println("memory of " + trial.getKey());
                trial.getValue().warmUp();
                memories.add(trial.getValue().memory());
            }
        }
        CpuMeter meter = new CpuMeter();
        List<Window> windows = new ArrayList<>();
        for (int round = 0; round < settings.rounds(); round++) {
            for (Map.Entry<String, Trial> trial : trials.entrySet()) {
                progress.println(
                        "round %d of %d: %s"
                                .formatted(round + 1, settings.rounds(), trial.getKey()));
                windows.addAll(trial.getValue().windows(round));
            }
        }
        return new Report(settings, new Findings(windows, memories), meter.share());
    }
}
