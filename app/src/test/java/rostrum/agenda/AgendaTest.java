package rostrum.agenda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Database;
import rostrum.testing.RecordedAnnouncements;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestDatabase;

class AgendaTest {
    private static final RecordedAnnouncements heard = new RecordedAnnouncements();
    private static final Database database =
            new Database(
                    TestDatabase.create(), 10, UUID.randomUUID(), heard.relay(), Clock.systemUTC());
    private static int assemblies;

    private final Agenda agenda = new Agenda(database);
    private final TestAssembly spring = TestAssembly.open(database, "spring-" + ++assemblies);
    private final TestAssembly autumn = TestAssembly.open(database, "autumn-" + assemblies);
    private final long id = spring.id();

    @BeforeEach
    void listenAnew() {
        heard.forget();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void itemsAreAppendedInOrder() {
        agenda.add(id, "  Opening ", "Welcome.\r\nAll of you.");
        AgendaItem second = agenda.add(id, "Budget", "");
        assertThat(agenda.items(id))
                .extracting(AgendaItem::title)
                .containsExactly("Opening", "Budget");
        assertThat(agenda.items(id)).extracting(AgendaItem::position).containsExactly(1, 2);
        assertThat(agenda.items(id).getFirst().markdown()).isEqualTo("Welcome.\nAll of you.");
        assertThat(second.state()).isEqualTo(ItemState.UPCOMING);
        assertThat(agenda.find(id, second.id())).contains(second);
        assertThat(agenda.current(id)).isEmpty();
        assertThat(heard.of(id)).containsExactly("agenda");
    }

    @Test
    void anItemIsEditedInAnyState() {
        AgendaItem item = agenda.add(id, "Opening", "");
        agenda.moveTo(id, item.id());
        heard.forget();
        agenda.edit(id, item.id(), "Opening and greetings", "By *Ada*.");
        assertThat(agenda.current(id))
                .contains(
                        new AgendaItem(
                                item.id(),
                                id,
                                1,
                                "Opening and greetings",
                                "By *Ada*.",
                                ItemState.CURRENT));
        assertThat(heard.of(id)).containsExactly("agenda");
    }

    @Test
    void titlesAndTextsHaveLimits() {
        agenda.add(id, "x".repeat(200), "x".repeat(20_000));
        // Counted as PostgreSQL counts: a character outside the basic plane is one.
        agenda.add(id, "\uD83D\uDC1D".repeat(200), "");
        assertRefused(Reason.INPUT_INVALID, () -> agenda.add(id, " \t ", ""));
        assertRefused(Reason.INPUT_INVALID, () -> agenda.add(id, "x".repeat(201), ""));
        assertRefused(Reason.INPUT_INVALID, () -> agenda.add(id, "two\nlines", ""));
        assertRefused(Reason.INPUT_INVALID, () -> agenda.add(id, "Opening", "x".repeat(20_001)));
        assertRefused(Reason.INPUT_INVALID, () -> agenda.add(id, "Opening", "\0"));
        assertThat(agenda.items(id)).hasSize(2);
    }

    @Test
    void movingMakesOneItemCurrentAndTheOneBeforeDone() {
        List<AgendaItem> items = three();
        agenda.moveTo(id, items.get(0).id());
        agenda.moveTo(id, items.get(2).id());
        assertThat(states()).containsExactly(ItemState.DONE, ItemState.UPCOMING, ItemState.CURRENT);
        assertThat(agenda.current(id).orElseThrow().title()).isEqualTo("Elections");

        agenda.moveTo(id, items.get(0).id());
        assertThat(states()).containsExactly(ItemState.CURRENT, ItemState.UPCOMING, ItemState.DONE);
    }

    @Test
    void movingToTheCurrentItemAnnouncesNothing() {
        List<AgendaItem> items = three();
        agenda.moveTo(id, items.get(1).id());
        assertThat(heard.of(id)).containsExactly("agenda");
        heard.forget();
        agenda.moveTo(id, items.get(1).id());
        assertThat(heard.changes()).isEmpty();
        assertThat(states())
                .containsExactly(ItemState.UPCOMING, ItemState.CURRENT, ItemState.UPCOMING);
    }

    @Test
    void finishingLeavesNoItemCurrent() {
        List<AgendaItem> items = three();
        agenda.moveTo(id, items.get(0).id());
        agenda.finish(id);
        assertThat(agenda.current(id)).isEmpty();
        assertThat(states())
                .containsExactly(ItemState.DONE, ItemState.UPCOMING, ItemState.UPCOMING);
        heard.forget();
        agenda.finish(id);
        assertThat(heard.changes()).isEmpty();
    }

    @Test
    void removingClosesTheGap() {
        List<AgendaItem> items = three();
        agenda.remove(id, items.get(0).id());
        assertThat(agenda.items(id))
                .extracting(AgendaItem::title)
                .containsExactly("Budget", "Elections");
        assertThat(agenda.items(id)).extracting(AgendaItem::position).containsExactly(1, 2);
    }

    @Test
    void onlyUpcomingItemsWithoutBallotsAreRemoved() {
        List<AgendaItem> items = three();
        agenda.moveTo(id, items.get(0).id());
        assertRefused(Reason.STATE_CHANGED, () -> agenda.remove(id, items.get(0).id()));
        agenda.moveTo(id, items.get(1).id());
        assertRefused(Reason.STATE_CHANGED, () -> agenda.remove(id, items.get(0).id()));
        spring.execute(
                """
                INSERT INTO ballot (assembly_id, agenda_item_id, question, method, secrecy, majority,
                                    may_revote, created_at)
                VALUES (%d, %d, 'Who?', 'yes_no_abstain', 'roll_call', 'simple', true, now())
                """
                        .formatted(id, items.get(2).id()));
        assertRefused(Reason.STATE_CHANGED, () -> agenda.remove(id, items.get(2).id()));
        assertThat(agenda.items(id)).hasSize(3);
    }

    @Test
    void assembliesAreStrictlyApart() {
        AgendaItem mine = agenda.add(id, "Opening", "");
        AgendaItem theirs = agenda.add(autumn.id(), "Their opening", "");
        agenda.moveTo(autumn.id(), theirs.id());
        heard.forget();

        assertThat(agenda.items(id)).containsExactly(mine);
        assertThat(agenda.current(id)).isEmpty();
        assertThat(agenda.find(id, theirs.id())).isEmpty();
        assertRefused(Reason.NOT_FOUND, () -> agenda.edit(id, theirs.id(), "Ours", ""));
        assertRefused(Reason.NOT_FOUND, () -> agenda.remove(id, theirs.id()));
        assertRefused(Reason.NOT_FOUND, () -> agenda.moveTo(id, theirs.id()));
        agenda.finish(id);
        assertThat(agenda.current(autumn.id())).map(AgendaItem::title).contains("Their opening");
        assertThat(heard.changes()).isEmpty();

        agenda.moveTo(id, mine.id());
        assertThat(heard.of(id)).isNotEmpty();
        assertThat(heard.of(autumn.id())).isEmpty();
    }

    @Test
    void anUnknownAssemblyHasNoAgenda() {
        assertThat(agenda.items(-1)).isEmpty();
        assertRefused(Reason.NOT_FOUND, () -> agenda.add(-1, "Opening", ""));
        assertRefused(Reason.NOT_FOUND, () -> agenda.finish(-1));
    }

    @Test
    void manyChairsAtOnceKeepOneItemCurrentAndPositionsWithoutGap() throws Exception {
        List<AgendaItem> items = three();
        int chairs = 8;
        CyclicBarrier start = new CyclicBarrier(chairs);
        try (ExecutorService hall = Executors.newFixedThreadPool(chairs)) {
            List<Callable<Integer>> work =
                    java.util.stream.IntStream.range(0, chairs)
                            .<Callable<Integer>>mapToObj(chair ->
                                    () -> {
                                        start.await();
                                        for (int i = 0; i < 10; i++) {
                                            agenda.moveTo(id, items.get((chair + i) % 3).id());
                                            AgendaItem added = agenda.add(id, "Motion", "");
                                            if (i % 2 == 0) {
                                                agenda.remove(id, added.id());
                                            }
                                        }
                                        return chair;
                                    })
                            .toList();
            for (Future<Integer> done : hall.invokeAll(work)) {
                done.get();
            }
        }
        List<AgendaItem> after = agenda.items(id);
        assertThat(after).hasSize(3 + chairs * 5);
        assertThat(after.getLast().position()).isEqualTo(after.size());
        assertThat(states()).filteredOn(state -> state == ItemState.CURRENT).hasSize(1);
    }

    private List<AgendaItem> three() {
        return List.of(
                agenda.add(id, "Opening", ""),
                agenda.add(id, "Budget", ""),
                agenda.add(id, "Elections", ""));
    }

    private List<ItemState> states() {
        return agenda.items(id).stream().map(AgendaItem::state).toList();
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
