package rostrum.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import rostrum.assembly.AssemblyState;
import rostrum.assembly.Visibility;
import rostrum.testing.Eventually;
import rostrum.testing.LiveSite;
import rostrum.testing.StreamClient;

/** Who may open a stream, what reaches whom, and for how long. */
final class StreamAccessTest {
    private static LiveSite site;

    @BeforeAll
    static void start() throws Exception {
        site = new LiveSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void worksForAGuestOfAPublicAssembly() throws IOException {
        try (StreamClient guest = site.stream(LiveSite.ANNUAL, "", "")) {
            assertThat(guest.status()).isEqualTo(200);
            guest.await("meeting", "General meeting annual");
            site.notice(LiveSite.ANNUAL, "Welcome");
            guest.await("notices", "Welcome");
        }
    }

    @Test
    void membersReceiveAndOlgaDoesNot() throws IOException {
        String olga = site.signIn(LiveSite.ELSEWHERE, "Olga");
        assertThat(site.get(LiveSite.ELSEWHERE, olga).body()).contains("Olga");
        String ben = site.signIn(LiveSite.ANNUAL, "Ben");
        try (StreamClient bens = site.stream(LiveSite.ANNUAL, ben, "");
                StreamClient olgas = site.stream(LiveSite.ELSEWHERE, olga, "")) {
            site.notice(LiveSite.ANNUAL, "Lunch is served");
            bens.await("notices", "Lunch is served");
            site.notice(LiveSite.ELSEWHERE, "Olga's own news");
            olgas.await("notices", "own news");
            assertThat(olgas.text()).doesNotContain("Lunch is served");
            assertThat(bens.text()).doesNotContain("own news");
        }
    }

    @Test
    void aMembersOnlyAssemblyIsForItsMembers() throws IOException {
        var closed = site.addDraft("closed", Visibility.MEMBERS, "1,Ben,,1,voter\n");
        site.app.services().assemblies().move(closed.id(), AssemblyState.DRAFT, AssemblyState.OPEN);
        String olga = site.signIn(LiveSite.ELSEWHERE, "Olga");
        assertThat(site.get(LiveSite.ELSEWHERE, olga).body()).contains("Olga");
        assertRefused(401, "/a/closed/live", "");
        assertRefused(401, "/a/closed/live", olga);
        String ben = site.signIn("/a/closed", "Ben");
        try (StreamClient bens = site.stream("/a/closed", ben, "")) {
            bens.await("meeting", "General meeting closed");
        }
    }

    @Test
    void aDraftDoesNotExistButForItsChair() throws IOException {
        site.addDraft("draft", Visibility.PUBLIC, "1,Ada,,1,chair\n2,Ben,,1,voter\n");
        assertRefused(404, "/a/draft/live", "");
        assertRefused(404, "/a/draft/live", site.signIn("/a/draft", "Ben"));
        assertRefused(404, "/a/nowhere/live", "");
        try (StreamClient adas = site.stream("/a/draft", site.signIn("/a/draft", "Ada"), "")) {
            adas.await("meeting", "General meeting draft");
        }
    }

    @Test
    void theChairsViewIsForTheChair() throws IOException {
        String path = LiveSite.ANNUAL + "/live?view=chair";
        assertRefused(401, path, "");
        assertRefused(401, path, site.signIn(LiveSite.ELSEWHERE, "Olga"));
        assertRefused(403, path, site.signIn(LiveSite.ANNUAL, "Ben"));
        String ada = site.signIn(LiveSite.ANNUAL, "Ada");
        try (StreamClient adas = site.open(path, ada, false, 0).reading()) {
            adas.await("chair-ballots", "");
        }
    }

    @Test
    void nonsenseIsABadRequest() throws IOException {
        assertRefused(400, LiveSite.ANNUAL + "/live?view=everything", "");
        assertRefused(400, LiveSite.ANNUAL + "/live?lang=xx", "");
        assertRefused(400, LiveSite.ANNUAL + "/live?have=nonsense", "");
    }

    @Test
    void aStreamEndsWithItsSession() throws IOException {
        String ben = site.signIn(LiveSite.ANNUAL, "Ben");
        try (StreamClient bens = site.stream(LiveSite.ANNUAL, ben, "");
                StreamClient guest = site.stream(LiveSite.ANNUAL, "", "")) {
            bens.await("meeting", "");
            site.post(LiveSite.ANNUAL + "/sign-out", ben, Map.of());
            bens.await("goodbye", "session");
            assertThat(bens.awaitEnd()).isEqualTo(StreamClient.End.REGULAR);
            assertThat(guest.isOpen()).isTrue();
        }
    }

    @Test
    void aNewCodeEndsTheStreamsOfTheOldOneAndTheBrowserComesBackAsAGuest() throws IOException {
        long assembly = site.add("codes", "1,Ben,,1,voter\n");
        String ben = site.signIn("/a/codes", "Ben");
        try (StreamClient bens = site.stream("/a/codes", ben, "")) {
            bens.await("meeting", "");
            long member =
                    site.app.services().register().page(assembly, "Ben", "", 1).getFirst().id();
            site.app.services().register().newCode(assembly, member);
            bens.await("goodbye", "session");
        }
        try (StreamClient again = site.stream("/a/codes", ben, "")) {
            again.await("meeting", "");
            site.notice("/a/codes", "Still here?");
            again.await("notices", "Still here?");
            assertThat(again.isOpen()).isTrue();
        }
    }

    @Test
    void aStreamEndsWhenItsSessionExpires() throws Exception {
        try (LiveSite ageing = new LiveSite()) {
            String ben = ageing.signIn(LiveSite.ANNUAL, "Ben");
            StreamClient bens = ageing.stream(LiveSite.ANNUAL, ben, "");
            StreamClient guest = ageing.stream(LiveSite.ANNUAL, "", "");
            bens.await("meeting", "");
            ageing.advance(Duration.ofDays(13));
            ageing.notice(LiveSite.ANNUAL, "The last but one day");
            bens.await("notices", "last but one");
            ageing.advance(Duration.ofDays(1));
            bens.await("goodbye", "session");
            assertThat(bens.awaitEnd()).isEqualTo(StreamClient.End.REGULAR);
            assertThat(guest.isOpen()).isTrue();
            Eventually.that("only the guest's is left", () -> ageing.streams() == 1);
        }
    }

    private static void assertRefused(int status, String path, String cookie) throws IOException {
        try (StreamClient client = site.open(path, cookie, true, 0)) {
            assertThat(client.status()).as("%s", path).isEqualTo(status);
        }
    }
}
