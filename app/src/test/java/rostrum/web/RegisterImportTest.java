package rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import rostrum.testing.Answer;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;

final class RegisterImportTest {
    private final WebSite site = WebSite.shared();
    private final Meeting meeting = site.meeting();

    @Test
    void works() {
        Answer answer =
                upload(
                        "number;name;weight;role\r\n2;Ben Brook;1;voter\r\n77;Zoë, the \"Great\";2;voter\r\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.body())
                .contains("Added: 1. Updated: 1. Unchanged: 0.")
                .contains("number,name,role,code")
                .containsPattern(
                        "77,&quot;Zoë, the &quot;&quot;Great&quot;&quot;&quot;,voter,\\w{4}-\\w{4}-\\w{4}");
        assertThat(meeting.services().register().counts(meeting.id).members()).isEqualTo(4);
    }

    @Test
    void theCodesWorkAndAreNotShownAgain() {
        String page = upload("number,name\n88,Zoe\n").body();
        String code = page.replaceAll("(?s).*88,Zoe,voter,([\\w-]{14}).*", "$1");

        assertThat(site.browser().post(meeting.urls.signIn(), "code", code).status())
                .isEqualTo(303);
        assertThat(upload("number,name\n88,Zoe\n").body())
                .contains("Added: 0. Updated: 0. Unchanged: 1.")
                .doesNotContain("number,name,role,code");
    }

    @Test
    void badLinesAreNamedAndNothingIsImported() {
        Answer answer =
                upload(
                        "number,name,weight,role\n9,Good,1,voter\n,Nameless,1,voter\n10,Bad,x,king\n");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("line 3: number is missing")
                .contains("line 4: weight &quot;x&quot; is not valid")
                .contains("line 4: role &quot;king&quot; is not valid");
        assertThat(meeting.services().register().counts(meeting.id).members()).isEqualTo(3);
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(upload("").status()).isEqualTo(400);
        assertThat(upload("who,what\n1,2\n").status()).isEqualTo(400);
        assertThat(upload("number,name\n1,\"open").status()).isEqualTo(400);
        assertThat(upload("number,name\n1,nul\0\n").status()).isEqualTo(400);
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin1 = "number,name\n5,Zoë\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(meeting.ada.upload(meeting.urls.register(), "csv", latin1).status())
                .isEqualTo(400);
        assertThat(meeting.services().register().counts(meeting.id).members()).isEqualTo(3);
    }

    @Test
    void whatIsTooLargeIsRefused() {
        byte[] large = new byte[9 * 1024 * 1024];

        assertThat(meeting.ada.upload(meeting.urls.register(), "csv", large).status())
                .isEqualTo(413);
    }

    @Test
    void aFormWithoutAFileIsRefused() {
        assertThat(meeting.ada.post(meeting.urls.register()).status()).isEqualTo(400);
        assertThat(meeting.ada.post(meeting.urls.register(), "csv", "number,name").status())
                .isEqualTo(400);
        byte[] csv = "number,name\n5,Zoe\n".getBytes(StandardCharsets.UTF_8);
        assertThat(meeting.ada.upload(meeting.urls.register(), "other", csv).status())
                .isEqualTo(400);
    }

    @Test
    void forThoseWhoChairOnly() {
        byte[] csv = "number,name\n5,Zoe\n".getBytes(StandardCharsets.UTF_8);

        assertThat(meeting.ben.upload(meeting.urls.register(), "csv", csv).status()).isEqualTo(403);
        assertThat(site.olga().upload(meeting.urls.register(), "csv", csv).status()).isEqualTo(401);
        assertThat(site.browser().upload(meeting.urls.register(), "csv", csv).status())
                .isEqualTo(401);
        assertThat(meeting.services().register().counts(meeting.id).members()).isEqualTo(3);
    }

    private Answer upload(String csv) {
        return meeting.ada.upload(
                meeting.urls.register(), "csv", csv.getBytes(StandardCharsets.UTF_8));
    }
}
