package rostrum.rehearsal.report;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rostrum.rehearsal.result.ResultFile;

/** All rehearsals in a folder, each compared with the one before it. */
final class History {
    private final List<Past> rehearsals;

    private History(List<Past> rehearsals) {
        this.rehearsals = rehearsals;
    }

    /**
     * Reads the result of every folder in this one; what cannot be read is said to {@code err} and
     * left out, for one broken file is no reason to forget all others.
     */
    static History read(Path folder, PrintStream err) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("no such folder: " + folder);
        }
        List<Past> all = new ArrayList<>();
        try (Stream<Path> children = Files.list(folder)) {
            for (Path child : children.sorted().toList()) {
                if (Files.exists(child.resolve(ResultFile.NAME))) {
                    read(child, all, err);
                }
            }
        }
        return of(all);
    }

    static History of(List<Past> rehearsals) {
        List<Past> sorted = new ArrayList<>(rehearsals);
        sorted.sort(Comparator.comparingLong(past -> past.result().startedAt()));
        List<Past> compared = new ArrayList<>();
        for (Past past : sorted) {
            compared.add(
                    compared.reversed().stream()
                            .filter(past::comparable)
                            .findFirst()
                            .map(past::after)
                            .orElse(past));
        }
        return new History(compared);
    }

    /** The last ones until that of a folder, the oldest first. */
    List<Past> until(Path folder, int number) {
        List<Past> until = new ArrayList<>();
        for (Past past : rehearsals) {
            until.add(past);
            if (past.folder().equals(folder)) {
                break;
            }
        }
        return until.subList(Math.max(0, until.size() - number), until.size());
    }

    /** A table, the newest last, and in a sentence what is worse than before. */
    void print(PrintStream out) {
        table(rehearsals, out);
        regressions().forEach(out::println);
    }

    /** A line for each; {@code !} marks what is worse than before. */
    static void table(List<Past> rehearsals, PrintStream out) {
        out.print("%-16s %-12s %7s %-4s".formatted("UTC", "version", "members", ""));
        for (Figure figure : Figure.values()) {
            out.print(" %10s".formatted(figure.words()));
        }
        out.println();
        for (Past past : rehearsals) {
            out.print(
                    "%-16s %-12.12s %7s %-4s"
                            .formatted(
                                    past.date(),
                                    past.version(),
                                    past.members(),
                                    past.verdict().outcome()));
            for (Figure figure : Figure.values()) {
                out.print(" %10s".formatted(past.shown(figure)));
            }
            out.println();
        }
    }

    /** A sentence for each rehearsal in which something is worse than before. */
    private List<String> regressions() {
        return rehearsals.stream()
                .filter(past -> !past.worse().isEmpty())
                .map(past ->
                        "! %s, %s: worse than before by more than a fifth: %s"
                                .formatted(
                                        past.date(),
                                        past.version(),
                                        past.worse().stream()
                                                .map(Figure::words)
                                                .collect(Collectors.joining(", "))))
                .toList();
    }

    private static void read(Path folder, List<Past> all, PrintStream err) {
        try {
            all.add(Past.read(folder));
        } catch (IOException e) {
            err.println(folder + " is left out: " + e.getMessage());
        }
    }
}
