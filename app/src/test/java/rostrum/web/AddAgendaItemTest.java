package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.agenda.AgendaItem;
import rostrum.testing.Answer;
import rostrum.testing.ChairOnly;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class AddAgendaItemTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Answer answer = add("Budget", "All **of** it\r\nand more");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(meeting.urls.chair());
        AgendaItem item = meeting.services().agenda().items(meeting.id).getFirst();
        assertThat(item.title()).isEqualTo("Budget");
        assertThat(item.markdown()).isEqualTo("All **of** it\nand more");
    }

    @Test
    void theTextMayBeEmpty() {
        assertThat(meeting.ada.post(meeting.urls.chairAgenda(), "title", "Short").status())
                .isEqualTo(303);
    }

    @Test
    void badFieldsAreRefused() {
        assertThat(add("", "text").status()).isEqualTo(400);
        assertThat(add("two\nlines", "").status()).isEqualTo(400);
        assertThat(add("x".repeat(201), "").status()).isEqualTo(400);
        assertThat(add("nul\0", "").status()).isEqualTo(400);
        assertThat(add("Long", "x".repeat(20_001)).status()).isEqualTo(400);
        assertThat(add("Control", "bell\u0007").body()).contains("<li>Please check: Text</li>");
        assertThat(meeting.services().agenda().items(meeting.id)).isEmpty();
    }

    @Test
    void htmlInTheTextIsShownAsText() {
        add("Sly", "<script>alert(1)</script> [x](javascript:alert(1))");
        AgendaItem item = meeting.services().agenda().items(meeting.id).getFirst();
        meeting.services().agenda().moveTo(meeting.id, item.id());

        assertThat(site.browser().get(meeting.urls.home()).body())
                .doesNotContain("<script>alert")
                .doesNotContain("href=\"javascript:");
    }

    @Test
    void forThoseWhoChairOnly() {
        ChairOnly.refuses(meeting, meeting.urls.chairAgenda(), "title", "Theirs", "markdown", "");
        assertThat(meeting.services().agenda().items(meeting.id)).isEmpty();
    }

    private Answer add(String title, String markdown) {
        return meeting.ada.post(meeting.urls.chairAgenda(), "title", title, "markdown", markdown);
    }
}
