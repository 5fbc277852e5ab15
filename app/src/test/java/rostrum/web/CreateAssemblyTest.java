package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.assembly.Visibility;
import rostrum.testing.Answer;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.web.page.Languages;

final class CreateAssemblyTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();
    private final Browser otto = site.organiser();

    @Test
    void works() {
        Answer answer = create(otto, Map.of("slug", "spring", "quorum", "33,5"));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo("/a/spring/register");
        Assembly made = meeting.services().assemblies().bySlug("spring").orElseThrow();
        assertThat(made.state()).isEqualTo(AssemblyState.DRAFT);
        assertThat(made.visibility()).isEqualTo(Visibility.MEMBERS);
        assertThat(made.startsAt()).isEqualTo("2027-03-01T09:00:00Z");
        assertThat(made.quorumPercent()).isEqualByComparingTo("33.5");
        assertThat(otto.get(answer.location()).status()).isEqualTo(200);
        assertThat(site.browser().get("/a/spring").status()).isEqualTo(404);
    }

    @Test
    void aNameIsTakenOnce() {
        Answer answer = create(otto, Map.of("slug", meeting.slug));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("Another assembly has this short name already.");
    }

    @Test
    void badFieldsAreRefused() {
        refused("slug", "", "Upper", "under_score", "-dash", "a/b", "..", "ä", "x".repeat(65));
        refused("title", "", "  ", "x".repeat(201), "two\nlines", "nul\0");
        refused("starts", "", "tomorrow", "2027-03-01", "1999-12-31T10:00", "2027-02-30T10:00");
        refused("ends", "", "2027-03-01T10:00", "2027-03-01T09:59", "2101-01-01T00:00");
        refused("zone", "", "Mars/Olympus", "Europe/Berlin; DROP", "x".repeat(61));
        refused("visibility", "", "secret", "PUBLIC");
        refused("quorum", "", "-1", "100.01", "half", "1e9", "1E-9", "NaN", "9".repeat(61));
        assertThat(meeting.services().assemblies().bySlug("refused")).isEmpty();
    }

    @Test
    void anEnormousExponentCostsNothing() {
        assertThat(create(otto, Map.of("slug", "refused", "quorum", "1e999999999")).status())
                .isEqualTo(400);
        assertThat(create(otto, Map.of("slug", "refused", "quorum", "1e-999999999")).status())
                .isEqualTo(400);
    }

    @Test
    void refusedToAllWhoAreNoOrganisers() {
        assertThat(create(site.browser(), Map.of()).status()).isEqualTo(401);
        assertThat(create(meeting.ada, Map.of()).status()).isEqualTo(401);
        assertThat(create(site.olga(), Map.of()).status()).isEqualTo(401);
        assertThat(meeting.services().assemblies().bySlug("refused")).isEmpty();
    }

    private void refused(String field, String... values) {
        for (String value : values) {
            Answer answer = create(otto, Map.of(field, value));
            assertThat(answer.status()).as(field + "=" + value).isEqualTo(400);
            assertThat(answer.body())
                    .as(field + "=" + value)
                    .contains(Languages.text("en", "field." + field))
                    .contains("class=\"details\"");
        }
    }

    private static Answer create(Browser browser, Map<String, String> changed) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("slug", "refused");
        form.put("title", "Spring meeting");
        form.put("starts", "2027-03-01T10:00");
        form.put("ends", "2027-03-01T18:00");
        form.put("zone", "Europe/Berlin");
        form.put("visibility", "members");
        form.put("quorum", "50");
        form.putAll(changed);
        String[] fields =
                form.entrySet().stream()
                        .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                        .toArray(String[]::new);
        return browser.post("/organise/assemblies", fields);
    }
}
