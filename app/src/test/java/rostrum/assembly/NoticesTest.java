package rostrum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rostrum.testing.TestSite;

class NoticesTest {
    private static final TestSite site = new TestSite();

    private final Notices notices = new Notices(site.database, site.clock);
    private long assembly;
    private long elsewhere;

    @BeforeEach
    void setUp() {
        assembly = site.assembly();
        elsewhere = site.assembly();
        site.announced.forget();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void works() {
        notices.post(assembly, "  Lunch is at noon.\r\nSoup and bread. ");
        assertThat(notices.current(assembly))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.text()).isEqualTo("Lunch is at noon.\nSoup and bread.");
                    assertThat(notice.postedAt()).isEqualTo(site.clock.instant());
                });
        assertThat(site.announced.things(assembly)).containsExactly("notices");
    }

    @Test
    void theNewestFiveAreShownTheNewestFirst() {
        for (int i = 1; i <= 7; i++) {
            notices.post(assembly, "Notice " + i);
        }
        assertThat(notices.current(assembly))
                .extracting(Notice::text)
                .containsExactly("Notice 7", "Notice 6", "Notice 5", "Notice 4", "Notice 3");
    }

    @Test
    void aNoticeTakenBackIsGoneAndTakingItBackAgainIsNoMistake() {
        notices.post(assembly, "Lunch is at noon.");
        notices.post(assembly, "Lunch is at one.");
        long first = notices.current(assembly).getLast().id();
        site.announced.forget();

        notices.withdraw(assembly, first);
        assertThat(site.announced.things(assembly)).containsExactly("notices");
        notices.withdraw(assembly, first);

        assertThat(notices.current(assembly))
                .extracting(Notice::text)
                .containsExactly("Lunch is at one.");
    }

    @Test
    void anUnknownNoticeCannotBeTakenBack() {
        assertThatThrownBy(() -> notices.withdraw(assembly, -1)).hasMessage("NOT_FOUND");
        assertThat(site.announced.things(assembly)).isEmpty();
    }

    @Test
    void anotherAssemblyNeitherSeesNorTakesBackANotice() {
        notices.post(assembly, "Lunch is at noon.");
        long notice = notices.current(assembly).getFirst().id();
        assertThat(notices.current(elsewhere)).isEmpty();
        assertThat(site.announced.things(elsewhere)).isEmpty();
        assertThatThrownBy(() -> notices.withdraw(elsewhere, notice)).hasMessage("NOT_FOUND");
        assertThat(notices.current(assembly)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "a\0b", "a\u001bb"})
    void aTextThatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> notices.post(assembly, text)).hasMessage("INPUT_INVALID: text");
        assertThat(notices.current(assembly)).isEmpty();
        assertThat(site.announced.things(assembly)).isEmpty();
    }

    @Test
    void aNoticeHasAtMost500Characters() {
        notices.post(assembly, "  " + "🗳".repeat(500) + "  ");
        assertThat(notices.current(assembly)).hasSize(1);
        assertThatThrownBy(() -> notices.post(assembly, "x".repeat(501)))
                .hasMessage("INPUT_INVALID: text");
    }

    @Test
    void anUnknownAssemblyIsRefused() {
        assertThatThrownBy(() -> notices.post(-1, "Hello")).hasMessage("NOT_FOUND");
    }
}
