package rostrum.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AxisTest {
    @Test
    void endsAtARoundNumber() {
        assertThat(Axis.upTo(1150, String::valueOf).until()).isEqualTo(1500);
        assertThat(Axis.upTo(5000, String::valueOf).until()).isEqualTo(6000);
        assertThat(Axis.upTo(0, String::valueOf).until()).isEqualTo(1);
    }

    @Test
    void countsWholeThings() {
        assertThat(Axis.count(1).ticks(5)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0);
        assertThat(Axis.count(10).ticks(5)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
    }

    @Test
    void hasRoundTicks() {
        assertThat(Axis.upTo(1150, String::valueOf).ticks(5))
                .containsExactly(0.0, 500.0, 1000.0, 1500.0);
        assertThat(Axis.time(540).times(8)).containsExactly(0.0, 120.0, 240.0, 360.0, 480.0);
        assertThat(Axis.time(20).times(8)).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0);
        assertThat(Axis.time(200_000).times(4)).hasSize(2);
    }

    @Test
    void keepsWhatLiesOutsideAtTheEdge() {
        Axis axis = Axis.upTo(100, String::valueOf);
        assertThat(axis.place(-1)).isZero();
        assertThat(axis.place(50)).isEqualTo(0.5);
        assertThat(axis.place(1e9)).isEqualTo(1);
    }
}
