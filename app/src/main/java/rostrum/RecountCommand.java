package rostrum;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rostrum.db.Database;
import rostrum.evidence.Recount;
import rostrum.evidence.Recounted;
import rostrum.live.Relay;
import rostrum.voting.Results;

/** {@code recount [BALLOT]}: a line for each ballot, and a status that says whether all agree. */
final class RecountCommand {
    private static final int DIFFERS = 1;
    private static final int EX_USAGE = 2;

    private RecountCommand() {}

    /**
     * Counts again.
     *
     * @param numbers of ballots, as typed; none: all that are closed
     * @return 0: everything agrees
     */
    static int run(
            Config config,
            List<String> numbers,
            Clock clock,
            UUID process,
            PrintStream out,
            PrintStream err) {
        for (String number : numbers) {
            if (!number.matches("[1-9]\\d{0,17}")) {
                err.println("BALLOT is a number, as in the address of its page.");
                return EX_USAGE;
            }
        }
        try (Database database = new Database(config.database(), 1, process, new Relay(), clock)) {
            Recount recount = new Recount(database, new Results(database, clock));
            List<Long> ballots =
                    numbers.isEmpty()
                            ? recount.ballots()
                            : numbers.stream().map(Long::valueOf).toList();
            int status = 0;
            for (long ballot : ballots) {
                Optional<Recounted> recounted = recount.of(ballot);
                if (recounted.isEmpty()) {
                    err.println("There is no closed ballot " + ballot + ".");
                    return EX_USAGE;
                }
                out.println(recounted.get());
                status = recounted.get().agrees() ? status : DIFFERS;
            }
            return status;
        }
    }
}
