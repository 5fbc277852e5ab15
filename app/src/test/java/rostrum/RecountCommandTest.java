package rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class RecountCommandTest {
    private static final WebSite site = WebSite.start(Map.of());

    private final Meeting meeting = site.meeting();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void works() throws Exception {
        long first = closed();
        long second = closed();
        long open = meeting.openBallot("Open?");

        assertThat(recount()).isZero();
        assertThat(text(out))
                .contains("ballot " + first + ": ok, ", "ballot " + second + ": ok, ")
                .doesNotContain("ballot " + open);
        out.reset();
        assertThat(recount(String.valueOf(second))).isZero();
        assertThat(text(out)).hasLineCount(1).contains("ballot " + second + ": ok, ");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void aDifferenceIsNamedAndMakesTheStatus() throws Exception {
        long ballot = closed();
        meeting.execute("UPDATE roll_call_vote SET choice = 'no' WHERE ballot_id = " + ballot);

        assertThat(recount(String.valueOf(ballot))).isEqualTo(1);
        assertThat(text(out))
                .hasLineCount(1)
                .contains("votes for yes: 0, recorded 1", "votes for no: 1, recorded 0");
        assertThat(recount()).isEqualTo(1);

        meeting.execute("UPDATE roll_call_vote SET choice = 'yes' WHERE ballot_id = " + ballot);
        assertThat(recount()).isZero();
    }

    @Test
    void whatIsNoClosedBallotIsWrongUsage() throws Exception {
        long open = meeting.openBallot("Open?");

        assertThat(recount(String.valueOf(open))).isEqualTo(2);
        assertThat(recount("999999")).isEqualTo(2);
        assertThat(text(err))
                .contains("no closed ballot " + open + ".", "no closed ballot 999999.");
        err.reset();
        for (String wrong : new String[] {"bees", "-1", "0", "1.5", "9".repeat(30)}) {
            assertThat(recount(wrong)).isEqualTo(2);
        }
        assertThat(text(err)).hasLineCount(5).contains("BALLOT is a number");
        assertThat(text(out)).isEmpty();
        assertThat(recount("1", "2")).isEqualTo(2);
        assertThat(text(err)).contains("Usage:", "recount [BALLOT]");
    }

    private long closed() {
        long ballot = meeting.openBallot("Bees?");
        meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes");
        meeting.services().ballots().close(meeting.id, ballot);
        return ballot;
    }

    private int recount(String... numbers) throws Exception {
        String[] args = new String[numbers.length + 1];
        args[0] = "recount";
        System.arraycopy(numbers, 0, args, 1, numbers.length);
        return Main.run(
                args,
                WebSite.settings(site.database, Map.of()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
