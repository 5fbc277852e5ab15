package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import rostrum.counting.Majority;
import rostrum.counting.Rules;
import rostrum.db.Schema;
import rostrum.people.IssuedCode;
import rostrum.people.Register;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.DurablePostgres;
import rostrum.testing.RostrumCommand;
import rostrum.testing.ServeProcess;
import rostrum.testing.TestClock;
import rostrum.web.page.Urls;

/**
 * An open assembly on a server and a PostgreSQL that can both be killed; everybody is signed in.
 */
final class CrashSite implements AutoCloseable {
    private static final List<String> WEIGHTS = List.of("1", "0.5", "2.25", "1.3333", "3");

    final DurablePostgres postgres;
    final ServeProcess server;
    final Urls.Assembly urls = Urls.assembly("assembly-1");

    /** The voters, each signed in. */
    final List<Phone> phones;

    private final long assembly;
    private final Browser ada;

    /** A member's browser, and what her vote weighs. */
    record Phone(String number, BigDecimal weight, Browser browser) {}

    CrashSite(Path folder, int voters, int atOnce) throws Exception {
        postgres = DurablePostgres.start(folder.resolve("data"));
        new Schema(postgres.address()).migrate();
        List<IssuedCode> codes;
        try (VotingWorld world = world()) {
            assembly = world.assembly().id();
            codes =
                    new Register(world.database, world.clock, new SecureRandom())
                            .importCsv(assembly, new StringReader(register(voters)))
                            .added();
        }
        server = ServeProcess.start(postgres.address(), folder.resolve("log"));
        List<Phone> all = atOnce(atOnce, codes, this::signIn);
        ada = all.getFirst().browser();
        phones = all.subList(1, all.size());
    }

    /** Ada's line, then those of the voters. */
    private static String register(int voters) {
        StringBuilder csv = new StringBuilder("number,name,role,weight\n0,Ada,chair,1\n");
        for (int i = 1; i <= voters; i++) {
            csv.append(i).append(",Voter ").append(i).append(",voter,").append(weight(i));
            csv.append('\n');
        }
        return csv.toString();
    }

    private static String weight(int number) {
        return WEIGHTS.get(number % WEIGHTS.size());
    }

    private Phone signIn(IssuedCode member) {
        Browser browser = server.browser();
        expectRedirect(browser, urls.signIn(), "code", member.code());
        int number = Integer.parseInt(member.number());
        return new Phone(member.number(), new BigDecimal(weight(number)), browser);
    }

    /** Posts a form, also while the server is too busy for it. */
    private static void expectRedirect(Browser browser, String path, String... fields) {
        Answer answer =
                CrashVoter.until(() ->
                        Optional.of(browser.post(path, fields)).filter(a -> a.status() != 503));
        assertThat(answer.status()).as("%s", answer).isEqualTo(303);
    }

    /** Does something for each of many, so many at the same time. */
    static <T, R> List<R> atOnce(int threads, List<T> all, Function<T, R> action) throws Exception {
        List<Callable<R>> work = new ArrayList<>();
        all.forEach(one -> work.add(() -> action.apply(one)));
        List<R> results = new ArrayList<>();
        try (ExecutorService hall = Executors.newFixedThreadPool(threads)) {
            for (Future<R> result : hall.invokeAll(work)) {
                results.add(result.get());
            }
        }
        return results;
    }

    /** Direct access to the database, for what is no visitor's; its clock stands at now. */
    VotingWorld world() {
        return new VotingWorld(postgres.address(), new TestClock(Clock.systemUTC().instant()));
    }

    /** An open ballot on a motion, with weights; it may be voted in again unless it is secret. */
    long open(Secrecy secrecy) {
        boolean mayRevote = secrecy == Secrecy.ROLL_CALL;
        Settings settings =
                new Settings(
                        Rules.motion(Majority.SIMPLE),
                        secrecy,
                        mayRevote,
                        Electorate.REGISTER,
                        true,
                        false,
                        false,
                        Optional.<Duration>empty());
        try (VotingWorld world = world()) {
            NewBallot draft =
                    new NewBallot(assembly, Optional.empty(), "Shall we buy bees?", "", settings);
            long ballot = world.ballots.create(draft).id();
            world.ballots.open(assembly, ballot);
            return ballot;
        }
    }

    /** Ada closes it. */
    void close(long ballot) {
        expectRedirect(ada, urls.step(ballot, "close"));
    }

    /** What was written down when it was closed. */
    Result result(VotingWorld world, long ballot) {
        Ballot closed = world.ballots.find(assembly, ballot).orElseThrow();
        return new Results(world.database, world.clock).of(closed);
    }

    /** The admin tool finds in the tables what the server has counted. */
    void recount() throws Exception {
        Process recount = RostrumCommand.of(postgres.address(), Map.of(), "recount").start();
        String said = new String(recount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(recount.waitFor()).as(said).isZero();
    }

    @Override
    public void close() throws IOException {
        server.close();
        postgres.close();
    }
}
