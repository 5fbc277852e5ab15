package rostrum.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.people.RegisterCounts;

class QuorumTest {
    @ParameterizedTest
    @CsvSource({
        // voters, percent, needed
        "0, 50, 0",
        "3, 0, 0",
        "3, 0.01, 1",
        "3, 33.33, 1",
        "3, 33.34, 2",
        "3, 50, 2",
        "4, 50, 2",
        "5, 50, 3",
        "3, 100, 3",
        "300, 33.33, 100",
        "10000, 33.33, 3333",
        "10000, 50.01, 5001",
        // 0.29 * 100 is 28.999999999999996 in floating point, 0.07 * 100 is 7.000000000000001
        "100, 29, 29",
        "100, 7, 7",
        "50000, 99.99, 49995",
    })
    void aPartOfAVoterIsAWholeOneAndTheArithmeticIsExact(
            int voters, BigDecimal percent, int needed) {
        Quorum quorum = Quorum.of(new RegisterCounts(voters + 7, voters, 7, 0), percent);
        assertThat(quorum).isEqualTo(new Quorum(0, voters, needed));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, true", "1, 50, false", "2, 50, true", "3, 50, true"})
    void onlyVotersWhoArePresentReachIt(int presentVoters, BigDecimal percent, boolean reached) {
        Quorum quorum =
                Quorum.of(new RegisterCounts(9, 4, presentVoters + 5, presentVoters), percent);
        assertThat(quorum.present()).isEqualTo(presentVoters);
        assertThat(quorum.reached()).isEqualTo(reached);
    }
}
