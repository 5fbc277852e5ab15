package rostrum.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.testing.AtOnce;
import rostrum.testing.TestSite;

class AttendanceTest {
    private static final TestSite site = new TestSite();

    private final Attendance attendance = new Attendance(site.database, site.clock);
    private Member ben;
    private Member olga;

    @BeforeEach
    void setUp() {
        ben = site.member(site.assembly(), "2,Ben,,1,voter");
        olga = site.member(site.assembly(), "2,Olga,,1,voter");
        site.announced.forget();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private int stays(Member member) {
        return site.count("SELECT count(*) FROM attendance WHERE member_id = " + member.id());
    }

    @Test
    void works() {
        assertThat(attendance.standing(ben).present()).isFalse();
        attendance.checkIn(ben);
        assertThat(attendance.standing(ben).present()).isTrue();
        attendance.checkOut(ben);
        assertThat(attendance.standing(ben).present()).isFalse();
        assertThat(site.announced.things(ben.assemblyId()))
                .containsExactly("attendance", "attendance");
    }

    @Test
    void checkingInAgainChangesAndAnnouncesNothing() {
        attendance.checkIn(ben);
        site.announced.forget();
        attendance.checkIn(ben);
        assertThat(stays(ben)).isEqualTo(1);
        assertThat(site.announced.things(ben.assemblyId())).isEmpty();
    }

    @Test
    void checkingOutAgainChangesAndAnnouncesNothing() {
        attendance.checkOut(ben);
        assertThat(stays(ben)).isZero();
        attendance.checkIn(ben);
        attendance.checkOut(ben);
        site.announced.forget();
        site.clock.advance(Duration.ofMinutes(1));
        attendance.checkOut(ben);
        assertThat(
                        site.count(
                                "SELECT count(*) FROM attendance WHERE left_at = came_at"
                                        + " AND member_id = "
                                        + ben.id()))
                .as("the time she left is still the first one")
                .isEqualTo(1);
        assertThat(site.announced.things(ben.assemblyId())).isEmpty();
    }

    @Test
    void comingBackIsAnotherStay() {
        attendance.checkIn(ben);
        site.clock.advance(Duration.ofHours(1));
        attendance.checkOut(ben);
        site.clock.advance(Duration.ofHours(1));
        attendance.checkIn(ben);
        assertThat(attendance.standing(ben).present()).isTrue();
        assertThat(stays(ben)).isEqualTo(2);
    }

    @Test
    void aClockThatLagsBehindStillLetsHerLeave() {
        attendance.checkIn(ben);
        site.clock.advance(Duration.ofSeconds(-5));
        attendance.checkOut(ben);
        assertThat(attendance.standing(ben).present()).isFalse();
    }

    @Test
    void oneMemberAtSeveralDoorsAtOnceIsOneStayAndOneChange() throws InterruptedException {
        AtOnce.Outcome<Boolean> outcome =
                AtOnce.run(
                        6,
                        () -> {
                            attendance.checkIn(ben);
                            return attendance.standing(ben).present();
                        });
        assertThat(outcome.done()).hasSize(6).containsOnly(true);
        assertThat(stays(ben)).isEqualTo(1);
        assertThat(site.announced.things(ben.assemblyId())).containsExactly("attendance");

        site.announced.forget();
        AtOnce.run(
                6,
                () -> {
                    attendance.checkOut(ben);
                    return true;
                });
        assertThat(attendance.standing(ben).present()).isFalse();
        assertThat(site.announced.things(ben.assemblyId())).containsExactly("attendance");
    }

    @Test
    void theMemberWithTheSameNumberElsewhereIsNotMeant() {
        attendance.checkIn(olga);
        site.announced.forget();
        attendance.checkIn(ben);
        attendance.checkOut(ben);
        assertThat(attendance.standing(olga).present()).isTrue();
        assertThat(site.announced.things(olga.assemblyId())).isEmpty();
    }

    @Test
    void aMemberOfOneAssemblyIsNeverPresentInAnother() {
        attendance.checkIn(ben);
        Member forged =
                new Member(
                        ben.id(),
                        olga.assemblyId(),
                        ben.number(),
                        ben.name(),
                        ben.chapter(),
                        ben.weight(),
                        ben.role());
        assertThat(attendance.standing(forged).present()).isFalse();
        attendance.checkOut(forged);
        assertThat(attendance.standing(ben).present()).isTrue();
    }
}
