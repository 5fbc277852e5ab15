package rostrum.rehearsal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.rehearsal.result.Result.Return;

class AbsencesTest {
    private final Absences absences = new Absences();

    @Test
    void returnsAreCountedFromTheFirstEnd() {
        for (int i = 0; i < 200; i++) {
            absences.begin("drop", 1000 + i, true).over(2000 + 10L * i);
        }
        absences.begin("deploy", 500, false).over(600);
        assertThat(absences.returns("drop"))
                .containsExactly(new Return("drop", 1000, 200, 0, 200, 1000 + 1970, 1000 + 1990));
        assertThat(absences.returns("deploy"))
                .containsExactly(new Return("deploy", 500, 1, 1, 1, 100, 100));
        assertThat(absences.returns("other")).isEmpty();
    }

    @Test
    void whoNeverComesBackIsSaid() {
        absences.begin("drop", 1000, true).over(1500);
        absences.begin("drop", 1000, true);
        assertThat(absences.returns("drop"))
                .containsExactly(new Return("drop", 1000, 2, 0, 1, -1, -1));
    }
}
