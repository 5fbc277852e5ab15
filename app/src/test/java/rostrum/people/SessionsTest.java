package rostrum.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.testing.AtOnce;
import rostrum.testing.TestSite;

class SessionsTest {
    private static final TestSite site = new TestSite();
    private static final Duration LIFETIME = Duration.ofHours(12);

    private final Sessions sessions =
            new Sessions(site.database, site.clock, site.random, LIFETIME);
    private final Organisers organisers = new Organisers(site.database, site.clock, site.random);
    private Member ada;
    private Member ben;
    private Member adaElsewhere;

    @BeforeEach
    void setUp() {
        long assembly = site.assembly();
        ada = site.member(assembly, "1,Ada,,1,chair");
        ben = site.member(assembly, "2,Ben,,1,voter");
        adaElsewhere = site.member(site.assembly(), "1,Ada,,1,voter");
        site.announced.forget();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private Session session(String token) {
        return sessions.find(token).orElseThrow();
    }

    private long organiser() {
        return organisers.accept(organisers.invite("ada@example.org"));
    }

    @Test
    void works() {
        Session session = session(sessions.signIn(Optional.empty(), ada));
        assertThat(session.memberByAssembly()).isEqualTo(Map.of(ada.assemblyId(), ada));
        assertThat(session.organiserId()).isEmpty();
        assertThat(session.expiresAt()).isEqualTo(site.clock.instant().plus(LIFETIME));
        assertThat(site.announced.ended()).isEmpty();
    }

    @Test
    void anUnknownTokenIsNoSession() {
        String token = sessions.signIn(Optional.empty(), ada);
        assertThat(sessions.find("")).isEmpty();
        assertThat(sessions.find(token + "A")).isEmpty();
        assertThat(sessions.find(token.substring(1))).isEmpty();
    }

    @Test
    void everySignInMakesANewTokenAndEndsTheOldSession() {
        String planted = sessions.signIn(Optional.empty(), ben);
        Session old = session(planted);

        String token = sessions.signIn(Optional.of(old), ada);

        assertThat(token).isNotEqualTo(planted);
        assertThat(sessions.find(planted)).isEmpty();
        assertThat(session(token).id()).isNotEqualTo(old.id());
        assertThat(session(token).memberByAssembly())
                .as("one member in each assembly")
                .isEqualTo(Map.of(ada.assemblyId(), ada));
        assertThat(site.announced.ended()).containsExactly(old.id());
    }

    @Test
    void whatABrowserIsElsewhereItRemains() {
        long organiser = organiser();
        String token = sessions.signInOrganiser(Optional.empty(), organiser);
        assertThat(session(token).organiserId()).contains(organiser);
        assertThat(session(token).memberByAssembly()).isEmpty();

        token = sessions.signIn(sessions.find(token), ada);
        token = sessions.signIn(sessions.find(token), adaElsewhere);
        assertThat(session(token).organiserId()).contains(organiser);
        assertThat(session(token).memberByAssembly())
                .isEqualTo(
                        Map.of(
                                ada.assemblyId(), ada,
                                adaElsewhere.assemblyId(), adaElsewhere));

        token = sessions.signInOrganiser(sessions.find(token), organiser);
        assertThat(session(token).memberByAssembly()).hasSize(2);
        assertThat(site.announced.ended()).hasSize(3);
    }

    @Test
    void anotherOrganiserTakesThePlaceOfTheFirst() {
        long first = organiser();
        long second = organisers.accept(organisers.invite("ben@example.org"));
        String token = sessions.signInOrganiser(Optional.empty(), first);
        token = sessions.signInOrganiser(sessions.find(token), second);
        assertThat(session(token).organiserId()).contains(second);
    }

    @Test
    void nothingIsCarriedOverFromASessionThatWasSignedOutMeanwhile() {
        String token = sessions.signInOrganiser(Optional.empty(), organiser());
        token = sessions.signIn(sessions.find(token), adaElsewhere);
        Session seen = session(token);
        sessions.signOut(seen);

        Session now = session(sessions.signIn(Optional.of(seen), ada));
        assertThat(now.organiserId()).isEmpty();
        assertThat(now.memberByAssembly()).containsOnlyKeys(ada.assemblyId());
    }

    @Test
    void nothingIsCarriedOverFromASessionThatIsOver() {
        String token = sessions.signInOrganiser(Optional.empty(), organiser());
        token = sessions.signIn(sessions.find(token), adaElsewhere);
        Session seen = session(token);
        site.clock.advance(LIFETIME);

        Session now = session(sessions.signIn(Optional.of(seen), ada));
        assertThat(now.organiserId()).isEmpty();
        assertThat(now.memberByAssembly()).containsOnlyKeys(ada.assemblyId());
    }

    @Test
    void aGrantThatWasTakenAwayIsNotCarriedOver() {
        String token = sessions.signIn(Optional.empty(), adaElsewhere);
        Session seen = session(token);
        site.register.newCode(adaElsewhere.assemblyId(), adaElsewhere.id());

        Session now = session(sessions.signIn(Optional.of(seen), ada));
        assertThat(now.memberByAssembly()).containsOnlyKeys(ada.assemblyId());
    }

    @Test
    void twoSignInsOfOneBrowserAtOnceBothWorkAndLeaveNoOldSession() throws InterruptedException {
        String token = sessions.signIn(Optional.empty(), adaElsewhere);
        Optional<Session> old = sessions.find(token);

        AtOnce.Outcome<String> outcome = AtOnce.run(2, () -> sessions.signIn(old, ada));

        assertThat(outcome.done()).hasSize(2).doesNotHaveDuplicates();
        assertThat(outcome.done())
                .allSatisfy(each ->
                        assertThat(session(each).memberByAssembly())
                                .containsEntry(ada.assemblyId(), ada));
        assertThat(outcome.done())
                .as("what the old one was elsewhere goes to one of them")
                .filteredOn(each -> session(each).memberByAssembly().size() == 2)
                .hasSize(1);
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void aGrantThatIsTakenAwayAtThatMomentIsNotCarriedOver() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            Optional<Session> old = sessions.find(sessions.signIn(Optional.empty(), adaElsewhere));
            AtomicInteger turn = new AtomicInteger();
            AtOnce.Outcome<String> outcome =
                    AtOnce.run(
                            2,
                            () ->
                                    turn.getAndIncrement() == 0
                                            ? sessions.signIn(old, ada)
                                            : site.register
                                                    .newCode(
                                                            adaElsewhere.assemblyId(),
                                                            adaElsewhere.id())
                                                    .number());
            assertThat(outcome.done()).hasSize(2);
            String token =
                    outcome.done().stream()
                            .filter(each -> !each.equals("1"))
                            .findFirst()
                            .orElseThrow();
            assertThat(session(token).memberByAssembly()).containsOnlyKeys(ada.assemblyId());
        }
    }

    @Test
    void aNewCodeAndASignInOfTheSameMemberAtOnceBothSucceed() throws InterruptedException {
        for (int round = 0; round < 50; round++) {
            Optional<Session> old = sessions.find(sessions.signIn(Optional.empty(), ada));
            AtomicInteger turn = new AtomicInteger();
            AtOnce.Outcome<String> outcome =
                    AtOnce.run(
                            2,
                            () ->
                                    turn.getAndIncrement() == 0
                                            ? sessions.signIn(old, ada)
                                            : site.register
                                                    .newCode(ada.assemblyId(), ada.id())
                                                    .code());
            assertThat(outcome.done()).hasSize(2);
        }
    }

    @Test
    void signOutEndsOneSession() {
        String phone = sessions.signIn(Optional.empty(), ada);
        String laptop = sessions.signIn(Optional.empty(), ada);
        Session ended = session(phone);

        sessions.signOut(ended);

        assertThat(sessions.find(phone)).isEmpty();
        assertThat(sessions.find(laptop)).isPresent();
        assertThat(site.announced.ended()).containsExactly(ended.id());
    }

    @Test
    void aSessionEndsWhenItsTimeIsOver() {
        String token = sessions.signIn(Optional.empty(), ada);
        site.clock.advance(LIFETIME.minusSeconds(1));
        assertThat(sessions.find(token)).isPresent();
        site.clock.advance(Duration.ofSeconds(1));
        assertThat(sessions.find(token)).isEmpty();
    }

    @Test
    void whatIsOverIsRemovedAndAnnounced() {
        site.clock.advance(LIFETIME);
        sessions.removeExpired();
        site.announced.forget();
        Session early = session(sessions.signIn(Optional.empty(), ada));
        Session early2 = session(sessions.signIn(Optional.empty(), ben));
        site.clock.advance(Duration.ofHours(1));
        String late = sessions.signIn(Optional.empty(), ada);
        site.clock.advance(LIFETIME.minusHours(1));

        assertThat(sessions.removeExpired()).isEqualTo(2);
        assertThat(site.announced.ended()).containsExactlyInAnyOrder(early.id(), early2.id());
        assertThat(sessions.find(late)).isPresent();
        assertThat(sessions.removeExpired()).isZero();
    }

    @Test
    void manySessionsAreRemovedAtOneGo() {
        site.clock.advance(LIFETIME);
        sessions.removeExpired();
        site.database.write(tx ->
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO session (token_hash, created_at, expires_at)
                                SELECT sha256(i::text::bytea), :now, :now FROM generate_series(1, 1200) AS i
                                """)
                        .bind("now", site.clock.instant())
                        .execute());
        assertThat(sessions.removeExpired()).isEqualTo(1200);
        assertThat(site.count("SELECT count(*) FROM session")).isZero();
    }
}
