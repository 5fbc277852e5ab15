package rostrum.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What was asked for on the command line.
 *
 * @param data where the database is kept between runs
 * @param port where visitors connect, on this machine only
 * @param members how many, for a new assembly
 * @param bare without the assembly
 * @param fresh whether to throw away what is there
 * @param codes where to write the access codes of a new assembly
 * @param tick how long changes are collected before they are shown
 */
record Options(
        Path data,
        int port,
        int members,
        boolean bare,
        boolean fresh,
        Optional<Path> codes,
        Duration tick) {

    static final String USAGE =
            """
            Usage: java -jar rostrum-demo.jar [OPTION...]

              --port N       listen on this port of this machine (8080)
              --members N    members of the demo assembly, 10 to 20000 (300)
              --data DIR     keep the database here (.rostrum)
              --fresh        throw away the database and start over
              --bare         without the demo assembly: prints an organiser's link
              --codes FILE   write all new access codes to this file
              --tick MS      collect changes for so long before they are shown (250)
            """;

    /** Something on the command line makes no sense. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }
    }

    static Options parse(String[] args) throws Wrong {
        Path data = Path.of(".rostrum");
        int port = 8080;
        int members = 300;
        boolean bare = false;
        boolean fresh = false;
        Optional<Path> codes = Optional.empty();
        int tick = 250;
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--bare" -> bare = true;
                case "--fresh" -> fresh = true;
                case "--port" -> port = number(args, ++i, 1, 65535);
                case "--members" -> members = number(args, ++i, 10, 20_000);
                case "--data" -> data = Path.of(operand(args, ++i));
                case "--codes" -> codes = Optional.of(Path.of(operand(args, ++i)));
                case "--tick" -> tick = number(args, ++i, 10, 10_000);
                default -> throw new Wrong("unknown option: " + args[i]);
            }
        }
        return new Options(
                data.toAbsolutePath(), port, members, bare, fresh, codes, Duration.ofMillis(tick));
    }

    private static String operand(String[] args, int at) throws Wrong {
        if (at >= args.length) {
            throw new Wrong(args[at - 1] + " needs a value");
        }
        return args[at];
    }

    private static int number(String[] args, int at, int least, int most) throws Wrong {
        String text = operand(args, at);
        int value = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (value < least || value > most) {
            throw new Wrong(args[at - 1] + " must be a number from " + least + " to " + most);
        }
        return value;
    }
}
