package rostrum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.assembly.AssemblyState;
import rostrum.db.DatabaseAddress;
import rostrum.testing.Answer;
import rostrum.testing.Eventually;
import rostrum.testing.Meeting;
import rostrum.testing.StreamClient;
import rostrum.testing.TestDatabase;
import rostrum.testing.WebSite;

/** As on a server: migrations run as the schema's owner, everything else as a role that cannot. */
final class RolesTest {
    private final TestDatabase.Roles roles = TestDatabase.createWithRoles();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void empty() throws Exception {
        assertThat(run(roles.application(), "serve")).as("nothing there yet").isEqualTo(78);
        assertThat(text(err)).contains("lacks 3 migration(s)", "migrate");
    }

    @Test
    void works() throws Exception {
        assertThat(run(roles.owner(), "migrate")).isZero();
        try (WebSite site = WebSite.start(roles.application(), Map.of())) {
            Meeting meeting = site.meeting();
            assertThat(site.organiser().get("/organise").status()).isEqualTo(200);
            meeting.ada.post(meeting.urls.checkIn());
            assertThat(meeting.ben.post(meeting.urls.checkIn()).status()).isEqualTo(303);
            meeting.services().agenda().moveTo(meeting.id, meeting.item("Accounts").id());
            meeting.services().notices().post(meeting.id, "Lunch is served");
            long ballot = meeting.openBallot("Adopt?");
            assertThat(meeting.ben.post(meeting.urls.vote(ballot), "choice", "yes").status())
                    .isEqualTo(303);
            meeting.services().ballots().close(meeting.id, ballot);
            meeting.services().ballots().publish(meeting.id, ballot);

            Answer page = meeting.gus.get(meeting.urls.home());
            assertThat(page.body()).contains("Accounts", "Lunch is served", "Adopt?");
            try (StreamClient stream =
                    new StreamClient(site.address(), meeting.urls.home() + "/live", Map.of(), 0)) {
                stream.reading().await("meeting", "");
                assertThat(meeting.ben.post(meeting.urls.signOut()).status()).isEqualTo(303);
                meeting.move(AssemblyState.ENDED);
                Eventually.that(
                        "presence and the jobs are written down",
                        () ->
                                !site.rows("SELECT process_id::text FROM presence").isEmpty()
                                        && !site.rows("SELECT task_name FROM scheduled_tasks")
                                                .isEmpty());
            }
            assertThat(site.givenUp).isEmpty();
        }
    }

    @Test
    void theApplicationsRoleIsToldThatItCannotMigrate() throws Exception {
        assertThat(run(roles.application(), "migrate")).isEqualTo(77);

        assertThat(text(err))
                .hasLineCount(1)
                .contains("role \"" + roles.application().user() + "\" may not change the schema");
        assertThat(text(out)).isEmpty();
    }

    private int run(DatabaseAddress address, String command) throws Exception {
        out.reset();
        err.reset();
        return Main.run(
                new String[] {command},
                WebSite.settings(address, Map.of()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
