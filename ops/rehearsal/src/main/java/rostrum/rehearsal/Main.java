package rostrum.rehearsal;

import java.util.List;

/** The program; how it is called is said by {@code ops/rostrum rehearse --help}. */
public final class Main {
    private static final int USAGE = 2;

    private Main() {}

    public static void main(String[] args) {
        List<String> all = List.of(args);
        List<String> rest = all.isEmpty() ? all : all.subList(1, all.size());
        int status =
                switch (all.isEmpty() ? "" : all.getFirst()) {
                    case "play" -> PlayCommand.run(rest);
                    default -> {
                        System.err.println("usage: play ...");
                        yield USAGE;
                    }
                };
        // Nothing that was started may keep the program.
        System.exit(status);
    }
}
