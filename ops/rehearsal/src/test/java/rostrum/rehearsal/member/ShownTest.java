package rostrum.rehearsal.member;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rostrum.bench.site.Document;
import rostrum.rehearsal.member.Shown.Change;

class ShownTest {
    private final Shown shown =
            new Shown(
                    Document.of(
                            """
                            <html data-live-url="/a/demo/live?view=member&amp;lang=en">
                            <p id="notices" data-v="n1"></p><div data-slot="ballot"></div>\
                            """));

    @Test
    void aNewerStateIsShown() {
        assertThat(shown.show(frame("notices", 20, "n2"))).isEqualTo(Change.NEW);
        assertThat(shown.differences(Map.of("notices", "n2"))).isZero();
    }

    @Test
    void theSameStateIsADuplicate() {
        assertThat(shown.show(frame("notices", 20, "n1"))).isEqualTo(Change.NONE);
        assertThat(shown.show(frame("notices", 30, "n2"))).isEqualTo(Change.NEW);
        assertThat(shown.show(frame("notices", 30, "n2"))).isEqualTo(Change.NONE);
    }

    @Test
    void anOlderStateGoesBackButOnlyWithinAStream() {
        shown.show(frame("notices", 30, "n3"));
        assertThat(shown.show(frame("notices", 20, "n2"))).isEqualTo(Change.BACK);
        shown.begin();
        assertThat(shown.show(frame("notices", 10, "n1"))).isEqualTo(Change.NEW);
    }

    @Test
    void aNewSectionIsTakenInWhereThereIsASlot() {
        shown.show(frame("ballot-7", 20, "b1"));
        shown.show(frame("chair-agenda", 20, "c1"));
        assertThat(shown.differences(Map.of("notices", "n1", "ballot-7", "b1"))).isZero();
    }

    @Test
    void whatIsMissingOrTooMuchDiffers() {
        assertThat(shown.differences(Map.of("notices", "n2"))).isEqualTo(1);
        assertThat(shown.differences(Map.of("notices", "n1", "ballot-7", "b1"))).isEqualTo(1);
        assertThat(shown.differences(Map.of("current", "c1"))).isEqualTo(2);
    }

    @Test
    void theStreamIsAskedForWithWhatIsShown() {
        shown.show(frame("notices", 20, "n2"));
        assertThat(shown.address()).isEqualTo("/a/demo/live?view=member&lang=en&have=notices%3An2");
    }

    static Frame frame(String section, long committed, String version) {
        return new Frame(
                section, Frame.kind(section), committed, version, -1, "", Optional.empty());
    }
}
