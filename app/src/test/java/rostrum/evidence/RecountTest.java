package rostrum.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.voting.Secrecy;

/** The recount says what somebody has changed in the tables behind our back. */
final class RecountTest {
    private final Hall hall = new Hall().members(6).members("w,Wanda,,1.5");
    private final Recount recount = new Recount(hall.services.database(), hall.services.results());
    private final Rules lot = Hall.birds(Method.ELECTION, 2, 1, Majority.SIMPLE, TieRule.LOT);

    @Test
    void works() {
        long ballot = hall.hold(Hall.held(lot, Secrecy.ROLL_CALL), "1+2", "1+2", "abstain");
        String checksum = hall.result(ballot).checksum().orElseThrow();

        Recounted recounted = recount.of(ballot).orElseThrow();

        assertThat(recounted).hasToString("ballot " + ballot + ": ok, " + checksum);
        assertThat(recount.ballots()).contains(ballot).isSorted();
    }

    @Test
    void whatIsNotClosedIsNotCounted() {
        long open = hall.open(Hall.held(lot, Secrecy.ROLL_CALL));
        long draft = hall.meeting.draft("Bees?", true).id();

        assertThat(recount.of(open)).isEmpty();
        assertThat(recount.of(draft)).isEmpty();
        assertThat(recount.of(Long.MAX_VALUE)).isEmpty();
        assertThat(recount.ballots()).doesNotContain(open, draft);
    }

    @Test
    void aBallotWithoutARecordedResultIsNamedAndIsNoDifference() {
        long ballot = hall.hold(Hall.held(lot, Secrecy.ROLL_CALL), "1");
        for (String table : new String[] {"tie_break", "result_choice", "result"}) {
            change("DELETE FROM " + table + " WHERE ballot_id = ?", ballot);
        }

        Recounted recounted = recount.of(ballot).orElseThrow();

        assertThat(recounted.agrees()).isTrue();
        assertThat(recounted).asString().contains("no result was recorded");
        assertThat(hall.result(ballot).checksum()).isEmpty();
        assertThat(hall.result(ballot).outcome().won()).containsExactly("1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UPDATE roll_call_vote SET choice = '1' WHERE choice = '1+2' AND ballot_id = ? | votes for 2: 0, recorded 2
                    UPDATE roll_call_vote SET choice = '9' WHERE choice = '1+2' AND ballot_id = ? | papers that are not valid: 2
                    UPDATE roll_call_vote SET choice = '2+1' WHERE choice = '1+2' AND ballot_id = ? | papers that are not valid: 2
                    UPDATE roll_call_vote SET receipt = 'x' WHERE ballot_id = ? | receipt codes that are there twice: 2
                    UPDATE electoral_register SET weight = 2 WHERE number = '100' AND ballot_id = ? | weight of 1: 3, recorded 2
                    UPDATE electoral_register SET weight = 0 WHERE number = '100' AND ballot_id = ? | weights that are not above 0: 1
                    UPDATE electoral_register SET name = 'Eve' WHERE number = '104' AND ballot_id = ? | check sum
                    UPDATE electoral_register SET present = true WHERE number = '104' AND ballot_id = ? | the weight present: 4, recorded 3
                    UPDATE electoral_register SET number = '105' WHERE number = '104' AND ballot_id = ? | members who are there twice: 1
                    UPDATE electoral_register SET proxy_id = (SELECT id FROM member WHERE role = 'guest' LIMIT 1) WHERE number = '104' AND ballot_id = ? | proxies who are not on the register: 1
                    UPDATE electoral_register SET proxy_id = member_id WHERE number = '104' AND ballot_id = ? | members who vote for themselves by proxy: 1
                    DELETE FROM electoral_register WHERE number = '104' AND ballot_id = ? | members on the register: 8, recorded 9
                    UPDATE ballot SET majority = 'absolute' WHERE id = ? | check sum
                    UPDATE ballot SET options[1] = 'Duck' WHERE id = ? | check sum
                    UPDATE ballot SET question = 'Ducks?' WHERE id = ? | check sum
                    UPDATE ballot SET markdown = 'Ducks!' WHERE id = ? | check sum
                    UPDATE ballot SET weighted = false WHERE id = ? | weights other than 1: 1
                    UPDATE result SET votes = 4 WHERE ballot_id = ? | votes: 3, recorded 4
                    UPDATE result SET register_weight = 4 WHERE ballot_id = ? | the register's weight: 9.5, recorded 4
                    UPDATE result SET checksum = repeat('0', 64) WHERE ballot_id = ? | check sum
                    UPDATE result_choice SET weight = 9 WHERE choice = '3' AND ballot_id = ? | winners
                    DELETE FROM result_choice WHERE choice = '3' AND ballot_id = ? | cannot be read (no count of choice 3)
                    INSERT INTO result_choice (ballot_id, choice, votes, weight) VALUES (?, '9', 1, 1) | choices the ballot does not have: 1
                    UPDATE tie_break SET ranking = ARRAY[ranking[2], ranking[1]] WHERE ballot_id = ? | the lot gives another order
                    UPDATE tie_break SET ranking = '{3,4}' WHERE ballot_id = ? | cannot be read (tied are [1, 2], ranked are [3, 4])
                    DELETE FROM tie_break WHERE ballot_id = ? | check sum
                    UPDATE tie_break SET seed = repeat('0', 64) WHERE ballot_id = ? | check sum
                    INSERT INTO urn (ballot_id, receipt, paper, weight) VALUES (?, 'x', '1', 1) | secret papers in a roll call: 1
                    """)
    void namesWhatWasChangedInARollCall(String sql, String expected) {
        long ballot = hall.hold(Hall.held(lot, Secrecy.ROLL_CALL), "1+2", "1+2", "abstain");

        change(sql, ballot);

        assertDiffers(ballot, expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    UPDATE urn SET paper = 'no' WHERE paper = 'yes' AND ballot_id = ? | votes for yes: 0, recorded 2
                    UPDATE urn SET weight = 2 WHERE paper = 'no' AND ballot_id = ? | the papers' weights are not those of the members who voted
                    UPDATE urn SET receipt = 'x' WHERE paper = 'no' AND ballot_id = ? | check sum
                    DELETE FROM urn WHERE paper = 'no' AND ballot_id = ? | papers in the urn, members who voted: 2, recorded 3
                    INSERT INTO urn (ballot_id, receipt, paper, weight) VALUES (?, 'x', 'no', 1) | papers in the urn, members who voted: 4, recorded 3
                    INSERT INTO open_urn (ballot_id, receipt, paper, weight) VALUES (?, 'x', 'no', 1) | papers left in the open urn: 1
                    INSERT INTO roll (ballot_id, member_id) SELECT ballot_id, member_id FROM electoral_register WHERE number = '104' AND ballot_id = ? | papers in the urn, members who voted: 3, recorded 4
                    UPDATE roll SET voted_at = '2026-11-14 09:00Z' WHERE ballot_id = ? | times of votes in a secret ballot: 3
                    """)
    void namesWhatWasChangedInASecretBallot(String sql, String expected) {
        hall.members("w,Wanda,,1"); // a weight of her own would name her
        Rules rules = Hall.motion(Majority.SIMPLE, Base.CAST, "0", TieRule.NONE);
        long ballot = hall.hold(Hall.held(rules, Secrecy.SECRET), "yes", "yes", "no");
        assertThat(recount.of(ballot).orElseThrow().agrees()).isTrue();

        change(sql, ballot);

        assertDiffers(ballot, expected);
    }

    private void assertDiffers(long ballot, String expected) {
        Recounted recounted = recount.of(ballot).orElseThrow();
        assertThat(recounted.agrees()).isFalse();
        assertThat(recounted).asString().startsWith("ballot " + ballot + ": differs: ");
        assertThat(recounted).asString().contains(expected);
    }

    private void change(String sql, long ballot) {
        hall.meeting.execute(sql.replace("?", String.valueOf(ballot)));
    }
}
