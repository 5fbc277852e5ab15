package rostrum.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.testing.AtOnce;
import rostrum.testing.TestSite;

class AssembliesTest {
    private static final TestSite site = new TestSite();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final LocalDateTime START = LocalDateTime.parse("2026-11-20T10:00");

    private final Assemblies assemblies = new Assemblies(site.database, site.clock);

    @AfterAll
    static void close() {
        site.close();
    }

    private static NewAssembly typed(String slug, String title, String starts, String ends) {
        return new NewAssembly(
                slug,
                title,
                LocalDateTime.parse(starts),
                LocalDateTime.parse(ends),
                ZoneId.of("Europe/Berlin"),
                Visibility.PUBLIC,
                BigDecimal.ZERO);
    }

    private static NewAssembly withSlug(String slug) {
        return typed(slug, "General meeting", "2026-11-20T10:00", "2026-11-20T18:00");
    }

    private static NewAssembly withQuorum(String percent) {
        return new NewAssembly(
                next(),
                "General meeting",
                START,
                START.plusHours(8),
                ZoneId.of("UTC"),
                Visibility.MEMBERS,
                new BigDecimal(percent));
    }

    private static String next() {
        return "spring-" + NUMBER.incrementAndGet();
    }

    private Assembly draft() {
        return assemblies.create(withSlug(next()));
    }

    private AssemblyState stateOf(Assembly assembly) {
        return assemblies.bySlug(assembly.slug()).orElseThrow().state();
    }

    /** Brings a draft into a state by the allowed ways. */
    private Assembly in(AssemblyState state) {
        Assembly assembly = draft();
        switch (state) {
            case DRAFT -> {}
            case ANNOUNCED ->
                    assemblies.move(assembly.id(), AssemblyState.DRAFT, AssemblyState.ANNOUNCED);
            case OPEN -> assemblies.move(assembly.id(), AssemblyState.DRAFT, AssemblyState.OPEN);
            case ENDED -> {
                assemblies.move(assembly.id(), AssemblyState.DRAFT, AssemblyState.OPEN);
                assemblies.move(assembly.id(), AssemblyState.OPEN, AssemblyState.ENDED);
            }
        }
        site.announced.forget();
        return assembly;
    }

    @Test
    void works() {
        String slug = next();
        Assembly created =
                assemblies.create(
                        new NewAssembly(
                                slug,
                                "  General meeting ",
                                START,
                                START.plusHours(8),
                                ZoneId.of("Europe/Berlin"),
                                Visibility.MEMBERS,
                                new BigDecimal("33.30")));
        assertThat(created)
                .isEqualTo(
                        new Assembly(
                                created.id(),
                                slug,
                                "General meeting",
                                Instant.parse("2026-11-20T09:00:00Z"),
                                Instant.parse("2026-11-20T17:00:00Z"),
                                ZoneId.of("Europe/Berlin"),
                                Visibility.MEMBERS,
                                AssemblyState.DRAFT,
                                new BigDecimal("33.3")));
        assertThat(assemblies.bySlug(slug)).contains(created);
        assertThat(assemblies.all()).contains(created);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "7", "a-b", "2026--spring"})
    void aSlugThatCanStandInAnAddressIsTaken(String slug) {
        assertThat(assemblies.create(withSlug(slug)).slug()).isEqualTo(slug);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "-a", "a-", "Spring", "a b", "a/b", "a.b", "jörg", "a\n", "a\0", "%"
            })
    void aSlugThatCannotIsRefused(String slug) {
        assertThatThrownBy(() -> assemblies.create(withSlug(slug)))
                .hasMessage("INPUT_INVALID: slug");
        assertThat(assemblies.bySlug(slug)).isEmpty();
    }

    @Test
    void aSlugHasAtMost64Characters() {
        assertThat(assemblies.create(withSlug("a".repeat(64))).slug()).hasSize(64);
        assertThatThrownBy(() -> assemblies.create(withSlug("a".repeat(65))))
                .hasMessage("INPUT_INVALID: slug");
    }

    @Test
    void aSlugThatIsTakenIsRefused() {
        Assembly first = draft();
        assertThatThrownBy(() -> assemblies.create(withSlug(first.slug())))
                .hasMessage("SLUG_TAKEN: " + first.slug());
    }

    @Test
    void oneSlugTakenSeveralTimesAtOnceIsTakenOnce() throws InterruptedException {
        String slug = next();
        AtOnce.Outcome<Assembly> outcome = AtOnce.run(5, () -> assemblies.create(withSlug(slug)));
        assertThat(outcome.done()).hasSize(1);
        assertThat(outcome.refused())
                .hasSize(4)
                .extracting(Refused::reason)
                .containsOnly(Reason.SLUG_TAKEN);
    }

    @Test
    void aTitleHas1To200Characters() {
        UnaryOperator<String> create =
                title ->
                        assemblies
                                .create(
                                        typed(
                                                next(),
                                                title,
                                                "2026-11-20T10:00",
                                                "2026-11-20T18:00"))
                                .title();
        assertThat(create.apply("🗳".repeat(200))).isEqualTo("🗳".repeat(200));
        for (String wrong : List.of("", "  ", "x".repeat(201), "two\nlines")) {
            assertThatThrownBy(() -> create.apply(wrong)).hasMessage("INPUT_INVALID: title");
        }
    }

    @Test
    void theEndMustFollowTheStart() {
        for (String ends : List.of("2026-11-20T10:00", "2026-11-20T09:59")) {
            assertThatThrownBy(() ->
                            assemblies.create(typed(next(), "Meeting", "2026-11-20T10:00", ends)))
                    .hasMessage("INPUT_INVALID: ends");
        }
    }

    @Test
    void theEndMustFollowTheStartAlsoInTheNightTheClocksGoForward() {
        // 02:30 does not exist that night and means 03:30.
        assertThatThrownBy(() ->
                        assemblies.create(
                                typed(next(), "Meeting", "2026-03-29T02:30", "2026-03-29T03:30")))
                .hasMessage("INPUT_INVALID: ends");
    }

    @Test
    void aYearThatMustBeAMistakeIsRefused() {
        assertThatThrownBy(() ->
                        assemblies.create(
                                typed(next(), "Meeting", "0026-11-20T10:00", "2026-11-20T18:00")))
                .hasMessage("INPUT_INVALID: starts");
        assertThatThrownBy(() ->
                        assemblies.create(
                                typed(next(), "Meeting", "2026-11-20T10:00", "+20261-11-20T18:00")))
                .hasMessage("INPUT_INVALID: ends");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.01", "33.33", "50.000", "1E+2", "100"})
    void aQuorumIsAPercentage(String percent) {
        assertThat(assemblies.create(withQuorum(percent)).quorumPercent())
                .isEqualByComparingTo(percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.01", "100.01", "33.333", "1E+9"})
    void aQuorumThatIsNoneIsRefused(String percent) {
        assertThatThrownBy(() -> assemblies.create(withQuorum(percent)))
                .hasMessage("INPUT_INVALID: quorumPercent");
    }

    @Test
    void onlyPublicAssembliesThatAreNoDraftsAreListedTheNewestFirst() {
        Assembly older =
                assemblies.create(typed(next(), "Older", "2030-01-01T10:00", "2030-01-01T18:00"));
        Assembly newer =
                assemblies.create(typed(next(), "Newer", "2030-01-02T10:00", "2030-01-02T18:00"));
        Assembly closed = assemblies.create(withQuorum("0"));
        Assembly draft = draft();
        for (Assembly each : List.of(older, newer, closed)) {
            assemblies.move(each.id(), AssemblyState.DRAFT, AssemblyState.ANNOUNCED);
        }
        assertThat(assemblies.listed())
                .extracting(Assembly::id)
                .containsSubsequence(newer.id(), older.id())
                .doesNotContain(closed.id(), draft.id());
        assertThat(assemblies.all())
                .extracting(Assembly::id)
                .contains(newer.id(), older.id(), closed.id(), draft.id());
    }

    @ParameterizedTest
    @EnumSource
    void anAssemblyGoesOnlyTheAllowedWays(AssemblyState from) {
        Set<AssemblyState> allowed =
                switch (from) {
                    case DRAFT -> Set.of(AssemblyState.ANNOUNCED, AssemblyState.OPEN);
                    case ANNOUNCED -> Set.of(AssemblyState.OPEN, AssemblyState.DRAFT);
                    case OPEN -> Set.of(AssemblyState.ENDED);
                    case ENDED -> Set.of(AssemblyState.OPEN);
                };
        for (AssemblyState to : AssemblyState.values()) {
            Assembly assembly = in(from);
            if (allowed.contains(to)) {
                assemblies.move(assembly.id(), from, to);
                assertThat(stateOf(assembly)).isEqualTo(to);
                assertThat(site.announced.things(assembly.id()))
                        .containsExactlyInAnyOrder("meeting", "attendance");
            } else {
                assertThatThrownBy(() -> assemblies.move(assembly.id(), from, to))
                        .hasMessage("STATE_CHANGED");
                assertThat(stateOf(assembly)).isEqualTo(from);
                assertThat(site.announced.things(assembly.id())).isEmpty();
            }
        }
    }

    @Test
    void whoSawAnOlderStateIsRefused() {
        Assembly assembly = in(AssemblyState.OPEN);
        assertThatThrownBy(() ->
                        assemblies.move(
                                assembly.id(), AssemblyState.DRAFT, AssemblyState.ANNOUNCED))
                .hasMessage("STATE_CHANGED");
        assertThat(stateOf(assembly)).isEqualTo(AssemblyState.OPEN);
        assertThat(site.announced.things(assembly.id())).isEmpty();
    }

    @Test
    void oneMoveMadeSeveralTimesAtOnceIsMadeOnceAndInOneAssembly() throws InterruptedException {
        Assembly assembly = in(AssemblyState.DRAFT);
        Assembly other = in(AssemblyState.DRAFT);
        AtOnce.Outcome<Boolean> outcome =
                AtOnce.run(
                        5,
                        () -> {
                            assemblies.move(assembly.id(), AssemblyState.DRAFT, AssemblyState.OPEN);
                            return true;
                        });
        assertThat(outcome.done()).hasSize(1);
        assertThat(outcome.refused())
                .extracting(Refused::reason)
                .containsOnly(Reason.STATE_CHANGED);
        assertThat(stateOf(other)).isEqualTo(AssemblyState.DRAFT);
        assertThat(site.announced.things(other.id())).isEmpty();
    }
}
