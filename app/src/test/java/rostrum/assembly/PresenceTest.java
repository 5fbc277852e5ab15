package rostrum.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.testing.AtOnce;
import rostrum.testing.TestSite;

class PresenceTest {
    private static final TestSite site = new TestSite();
    private static final Duration ALIVE = Duration.ofSeconds(15);

    private final Presence blue = new Presence(site.database, site.clock, UUID.randomUUID());
    private final Presence green = new Presence(site.database, site.clock, UUID.randomUUID());
    private long assembly;
    private long elsewhere;

    @BeforeEach
    void setUp() {
        site.database.write(tx -> tx.handle().execute("DELETE FROM presence"));
        assembly = site.assembly();
        elsewhere = site.assembly();
        site.announced.forget();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void theProcessesAreAddedUpForEachAssembly() {
        assertThat(blue.total(assembly)).isZero();
        blue.report(Map.of(assembly, 3, elsewhere, 10));
        green.report(Map.of(assembly, 4));
        assertThat(blue.total(assembly)).isEqualTo(7);
        assertThat(green.total(assembly)).isEqualTo(7);
        assertThat(green.total(elsewhere)).isEqualTo(10);
        assertThat(site.announced.things(assembly)).containsExactly("presence", "presence");
        assertThat(site.announced.things(elsewhere)).containsExactly("presence");
    }

    @Test
    void onlyANumberThatChangedIsAnnounced() {
        blue.report(Map.of(assembly, 3, elsewhere, 10));
        site.announced.forget();
        blue.report(Map.of(assembly, 4, elsewhere, 10));
        assertThat(blue.total(assembly)).isEqualTo(4);
        assertThat(site.announced.things(assembly)).containsExactly("presence");
        assertThat(site.announced.things(elsewhere)).isEmpty();
    }

    @Test
    void theSameNumberIsKeptAliveWithoutBeingAnnounced() {
        blue.report(Map.of(assembly, 3));
        site.announced.forget();
        for (int i = 0; i < 5; i++) {
            site.clock.advance(Duration.ofSeconds(10));
            blue.report(Map.of(assembly, 3));
            assertThat(blue.total(assembly)).isEqualTo(3);
        }
        assertThat(site.announced.things(assembly)).isEmpty();
    }

    @Test
    void anAssemblyThatIsLeftOutOrHasNoneIsEmpty() {
        blue.report(Map.of(assembly, 3, elsewhere, 10));
        green.report(Map.of(assembly, 1));
        site.announced.forget();

        blue.report(Map.of(elsewhere, 0));

        assertThat(blue.total(assembly)).isEqualTo(1);
        assertThat(blue.total(elsewhere)).isZero();
        assertThat(site.announced.things(assembly)).containsExactly("presence");
        assertThat(site.announced.things(elsewhere)).containsExactly("presence");

        site.announced.forget();
        blue.report(Map.of(elsewhere, 0));
        assertThat(site.announced.things(assembly)).isEmpty();
        assertThat(site.announced.things(elsewhere)).isEmpty();
    }

    @Test
    void aProcessThatDiedStopsCountingAndIsForgotten() {
        blue.report(Map.of(assembly, 3));
        site.clock.advance(Duration.ofSeconds(1));
        green.report(Map.of(assembly, 4));
        site.announced.forget();

        site.clock.advance(ALIVE.minusSeconds(2));
        green.report(Map.of(assembly, 4));
        assertThat(green.total(assembly)).isEqualTo(7);
        assertThat(site.announced.things(assembly)).isEmpty();

        site.clock.advance(Duration.ofSeconds(1));
        assertThat(green.total(assembly)).isEqualTo(4);
        green.report(Map.of(assembly, 4));
        assertThat(site.announced.things(assembly)).containsExactly("presence");
        assertThat(site.count("SELECT count(*) FROM presence")).isEqualTo(1);
    }

    @Test
    void aProcessThatWasAsleepIsNewsAgain() {
        blue.report(Map.of(assembly, 3));
        site.clock.advance(ALIVE);
        assertThat(blue.total(assembly)).isZero();
        site.announced.forget();
        blue.report(Map.of(assembly, 3));
        assertThat(blue.total(assembly)).isEqualTo(3);
        assertThat(site.announced.things(assembly)).containsExactly("presence");
    }

    @Test
    void whoLeavesNoLongerCounts() {
        blue.report(Map.of(assembly, 3));
        green.report(Map.of(assembly, 4));
        site.announced.forget();
        blue.leave();
        assertThat(green.total(assembly)).isEqualTo(4);
        assertThat(site.announced.things(assembly)).containsExactly("presence");
        blue.leave();
        assertThat(site.announced.things(assembly)).containsExactly("presence");
    }

    @Test
    void processesThatReportAtOnceDoNotDisturbEachOther() throws InterruptedException {
        Presence dead = new Presence(site.database, site.clock, UUID.randomUUID());
        dead.report(Map.of(assembly, 100, elsewhere, 100));
        site.clock.advance(ALIVE);
        AtOnce.Outcome<Boolean> outcome =
                AtOnce.run(
                        6,
                        () -> {
                            Presence one =
                                    new Presence(site.database, site.clock, UUID.randomUUID());
                            one.report(Map.of(assembly, 1, elsewhere, 2));
                            one.report(Map.of(elsewhere, 3, assembly, 1));
                            return true;
                        });
        assertThat(outcome.done()).hasSize(6);
        assertThat(blue.total(assembly)).isEqualTo(6);
        assertThat(blue.total(elsewhere)).isEqualTo(18);
    }
}
