package rostrum.rehearsal.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import rostrum.rehearsal.result.ResultFile;

/** Writes folders of made-up rehearsals, to look at reports without having played anything. */
final class Example {
    private static final long DAY = 86_400_000;

    private Example() {}

    /** With one argument: where to put the folders good, bad and later. */
    public static void main(String[] args) throws IOException {
        Path where = Path.of(args[0]);
        write(where.resolve("1-good"), Results.event());
        Results slow = Results.event(8000, Results.START + DAY);
        slow.version = "0.5.0";
        Spoiled.overloaded(slow);
        write(where.resolve("2-bad"), slow);
        for (int day = 2; day < 9; day++) {
            Results later = Results.event(5000, Results.START + DAY * day);
            later.version = "0.5." + day;
            double p99 = 300 + 20 * day;
            later.delivery("all", timing -> Results.p99(timing, p99));
            write(where.resolve(day + 1 + "-later"), later);
        }
        for (int members = 1000; members <= 7000; members += 1000) {
            write(where.resolve("limit").resolve("" + members), Spoiled.grown(members));
        }
    }

    private static void write(Path folder, Results results) throws IOException {
        Files.createDirectories(folder);
        ResultFile.write(folder, results.build());
    }
}
