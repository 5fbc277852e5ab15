package rostrum.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.Refused;
import rostrum.Refused.Detail;
import rostrum.Refused.Reason;
import rostrum.testing.AtOnce;
import rostrum.testing.TestSite;

class DelegationsTest {
    private static final TestSite site = new TestSite();

    private final Delegations delegations = new Delegations(site.database, site.clock);
    private final Attendance attendance = new Attendance(site.database, site.clock);
    private long spring;
    private Member ada;
    private Member ben;
    private Member cleo;
    private Member gus;

    @BeforeEach
    void setUp() {
        spring = site.assembly();
        ada = site.member(spring, "1,Ada,North,1,chair");
        ben = site.member(spring, "2,Ben,South,1,voter");
        cleo = site.member(spring, "3,Cleo,South,2,voter");
        gus = site.member(spring, "4,Gus,South,1,guest");
        delegations.limit(spring, 2);
        site.announced.forget();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private void assertRefused(String why, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> {
                            assertThat(e.reason()).isEqualTo(Reason.DELEGATION_REFUSED);
                            assertThat(e.details())
                                    .extracting(Detail::key)
                                    .containsExactly("delegation." + why);
                        });
        assertThat(site.announced.things(spring)).isEmpty();
    }

    private String endings(Member member) {
        return site.database.read(handle ->
                handle.select(
                                "SELECT string_agg(COALESCE(ended_by, 'in force'), ',' ORDER BY id)"
                                        + " FROM delegation WHERE member_id = ?",
                                member.id())
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void works() {
        delegations.give(spring, " 2 ", "1");
        Delegation given = new Delegation(ben.id(), "2", "Ben", "1", "Ada", site.clock.instant());
        assertThat(delegations.list(spring)).containsExactly(given);
        assertThat(attendance.standing(ada).votesFor()).containsExactly("Ben");
        assertThat(attendance.standing(ben).proxy()).contains("Ada");
        assertThat(attendance.standing(ben).votesFor()).isEmpty();
        assertThat(attendance.standing(ada).proxy()).isEmpty();
        assertThat(site.announced.things(spring)).containsExactly("delegations");

        delegations.revoke(spring, ben.id());
        assertThat(delegations.list(spring)).isEmpty();
        assertThat(attendance.standing(ben).proxy()).isEmpty();
        assertThat(endings(ben)).isEqualTo("revoked");
    }

    @Test
    void theSameAgainChangesAndAnnouncesNothing() {
        delegations.give(spring, "2", "1");
        site.announced.forget();
        delegations.give(spring, "2", "1");
        assertThat(endings(ben)).isEqualTo("in force");
        assertThat(site.announced.things(spring)).isEmpty();
    }

    @Test
    void whoGivesToAnotherTakesItFromTheFirst() {
        delegations.give(spring, "2", "1");
        delegations.give(spring, "2", "3");
        assertThat(attendance.standing(ada).votesFor()).isEmpty();
        assertThat(attendance.standing(cleo).votesFor()).containsExactly("Ben");
        assertThat(endings(ben)).isEqualTo("revoked,in force");
    }

    @Test
    void eachRefusalSaysWhy() {
        assertRefused("unknown", () -> delegations.give(spring, "99", "1"));
        assertRefused("unknown", () -> delegations.give(spring, "2", "9\0"));
        assertRefused("self", () -> delegations.give(spring, "2", "2"));
        assertRefused("voteless", () -> delegations.give(spring, "4", "1"));
        assertRefused("voteless", () -> delegations.give(spring, "2", "4"));
        attendance.checkIn(ben);
        site.announced.forget();
        assertRefused("here", () -> delegations.give(spring, "2", "1"));
        attendance.checkOut(ben);
        site.announced.forget();
        delegations.limit(spring, 0);
        site.announced.forget();
        assertRefused("off", () -> delegations.give(spring, "2", "1"));
        assertThat(delegations.list(spring)).isEmpty();
    }

    @Test
    void aVoteIsNotPassedOn() {
        delegations.give(spring, "2", "1");
        site.announced.forget();
        assertRefused("holds", () -> delegations.give(spring, "1", "3"));
        assertRefused("gave", () -> delegations.give(spring, "3", "2"));
    }

    @Test
    void nobodyVotesForMoreThanTheLimit() {
        delegations.limit(spring, 1);
        delegations.give(spring, "2", "1");
        site.announced.forget();
        assertRefused("full", () -> delegations.give(spring, "3", "1"));
        delegations.revoke(spring, ben.id());
        delegations.give(spring, "3", "1");
        assertThat(attendance.standing(ada).votesFor()).containsExactly("Cleo");
    }

    @Test
    void aRefusedChangeLeavesTheFormerProxy() {
        delegations.give(spring, "2", "1");
        site.announced.forget();
        assertRefused("voteless", () -> delegations.give(spring, "2", "4"));
        assertThat(attendance.standing(ada).votesFor()).containsExactly("Ben");
    }

    @Test
    void aLowerLimitLeavesThoseInForce() {
        delegations.give(spring, "2", "1");
        delegations.give(spring, "3", "1");
        delegations.limit(spring, 1);
        assertThat(delegations.most(spring)).isEqualTo(1);
        assertThat(attendance.standing(ada).votesFor()).hasSize(2);
    }

    @Test
    void theLimitHasLimits() {
        for (int wrong : List.of(-1, 101)) {
            assertReason(Reason.INPUT_INVALID, () -> delegations.limit(spring, wrong));
        }
        delegations.limit(spring, 100);
        assertThat(delegations.most(spring)).isEqualTo(100);
        assertReason(Reason.NOT_FOUND, () -> delegations.limit(-1, 1));
        assertReason(Reason.NOT_FOUND, () -> delegations.most(-1));
        assertThat(delegations.most(site.assembly())).isZero();
    }

    private static void assertReason(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void whoChecksInVotesHerself() {
        delegations.give(spring, "2", "1");
        delegations.give(spring, "3", "1");
        site.announced.forget();
        attendance.checkIn(ben);
        assertThat(delegations.list(spring)).extracting(Delegation::member).containsExactly("Cleo");
        assertThat(endings(ben)).isEqualTo("check_in");
        assertThat(site.announced.of(spring)).containsExactly("attendance", "delegations");

        attendance.checkOut(ben);
        assertThat(attendance.standing(ben).proxy())
                .as("leaving does not give it away again")
                .isEmpty();
        site.announced.forget();
        attendance.checkIn(ada);
        assertThat(site.announced.of(spring)).containsExactly("attendance");
        assertThat(attendance.standing(ada).votesFor()).hasSize(1);
    }

    @Test
    void nothingIsRevokedTwice() {
        assertReason(Reason.STATE_CHANGED, () -> delegations.revoke(spring, ben.id()));
        delegations.give(spring, "2", "1");
        delegations.revoke(spring, ben.id());
        assertReason(Reason.STATE_CHANGED, () -> delegations.revoke(spring, ben.id()));
        assertThat(endings(ben)).isEqualTo("revoked");
    }

    @Test
    void assembliesAreStrictlyApart() {
        long autumn = site.assembly();
        Member olga = site.member(autumn, "2,Olga,,1,voter");
        site.member(autumn, "5,Otto,,1,voter");
        delegations.limit(autumn, 2);
        delegations.give(autumn, "2", "5");
        site.announced.forget();
        assertRefused("unknown", () -> delegations.give(spring, "5", "1"));
        assertReason(Reason.STATE_CHANGED, () -> delegations.revoke(spring, olga.id()));
        assertThat(delegations.list(spring)).isEmpty();
        assertThat(delegations.list(autumn)).hasSize(1);
    }

    @Test
    void theLastPlaceIsTakenOnce() throws InterruptedException {
        delegations.limit(spring, 3);
        for (int i = 10; i < 18; i++) {
            site.member(spring, i + ",Voter " + i + ",,1,voter");
        }
        Iterator<String> numbers = queue("10", "11", "12", "13", "14", "15", "16", "17");
        AtOnce.Outcome<Integer> outcome =
                AtOnce.run(
                        8,
                        () -> {
                            delegations.give(spring, numbers.next(), "1");
                            return 1;
                        });
        assertThat(outcome.done()).hasSize(3);
        assertThat(outcome.refused())
                .hasSize(5)
                .allMatch(e -> e.reason() == Reason.DELEGATION_REFUSED);
        assertThat(attendance.standing(ada).votesFor()).hasSize(3);
    }

    @Test
    void twoWhoGiveToEachOtherAtOnceMakeNoCircle() throws InterruptedException {
        for (int round = 0; round < 10; round++) {
            Iterator<String> numbers = queue("2", "3");
            AtOnce.Outcome<Integer> outcome =
                    AtOnce.run(
                            2,
                            () -> {
                                String mine = numbers.next();
                                delegations.give(spring, mine, mine.equals("2") ? "3" : "2");
                                return 1;
                            });
            assertThat(outcome.done()).hasSize(1);
            assertThat(delegations.list(spring)).hasSize(1);
            delegations.revoke(spring, delegations.list(spring).getFirst().memberId());
        }
    }

    @Test
    void whoGivesAndChecksInAtOnceIsNeverBothHereAndRepresented() throws InterruptedException {
        for (int round = 0; round < 20; round++) {
            attendance.checkOut(ben);
            Iterator<String> parts = queue("give", "come");
            AtOnce.run(
                    2,
                    () -> {
                        if (parts.next().equals("give")) {
                            delegations.give(spring, "2", "1");
                        } else {
                            attendance.checkIn(ben);
                        }
                        return 1;
                    });
            assertThat(attendance.standing(ben).present()).isTrue();
            assertThat(attendance.standing(ben).proxy()).isEmpty();
        }
    }

    private static Iterator<String> queue(String... parts) {
        ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>(List.of(parts));
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return !queue.isEmpty();
            }

            @Override
            public String next() {
                return queue.remove();
            }
        };
    }

    @Test
    void aGuestHoldsNothing() {
        assertThat(attendance.standing(gus).votesFor()).isEmpty();
        assertThat(attendance.standing(gus).proxy()).isEmpty();
    }
}
