package rostrum.testing;

import static org.assertj.core.api.Assertions.assertThat;

/** The refusals that every address of those who chair has in common. */
public final class ChairOnly {
    private ChairOnly() {}

    /** Ben may not, and nobody else who is not on the register as one who chairs. */
    public static void refuses(Meeting meeting, String path, String... fields) {
        assertThat(meeting.ben.post(path, fields).status()).as("Ben").isEqualTo(403);
        assertThat(meeting.gus.post(path, fields).status()).as("Gus").isEqualTo(403);
        assertThat(meeting.site.browser().post(path, fields).status()).as("nobody").isEqualTo(401);
        assertThat(meeting.site.olga().post(path, fields).status()).as("Olga").isEqualTo(401);
        meeting.execute("UPDATE assembly SET state = 'draft' WHERE id = " + meeting.id);
        assertThat(meeting.ben.post(path, fields).status()).as("Ben, draft").isEqualTo(404);
        assertThat(meeting.site.olga().post(path, fields).status())
                .as("Olga, draft")
                .isEqualTo(404);
        meeting.execute("UPDATE assembly SET state = 'open' WHERE id = " + meeting.id);
    }
}
