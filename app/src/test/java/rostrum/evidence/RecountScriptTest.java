package rostrum.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Outcome.Kind;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.voting.Electorate;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;

/** The independent script comes to the same result, from the exported file alone. */
final class RecountScriptTest {
    private final Hall hall = new Hall().members(9);

    static Stream<Arguments> ballots() {
        return Stream.of(
                ballot(
                        Kind.ADOPTED,
                        motion(Majority.SIMPLE, Base.CAST, TieRule.NONE),
                        "yes",
                        "yes",
                        "no"),
                ballot(
                        Kind.REJECTED,
                        motion(Majority.SIMPLE, Base.CAST, TieRule.NONE),
                        "yes",
                        "no"),
                ballot(Kind.REJECTED, motion(Majority.SIMPLE, Base.CAST, TieRule.CHAIR)),
                ballot(
                        Kind.ADOPTED,
                        motion(Majority.TWO_THIRDS, Base.CAST, TieRule.NONE),
                        "yes",
                        "yes",
                        "no",
                        "abstain"),
                ballot(
                        Kind.REJECTED,
                        motion(Majority.TWO_THIRDS, Base.PRESENT, TieRule.NONE),
                        "yes",
                        "no",
                        "abstain"),
                ballot(
                        Kind.REJECTED,
                        motion(Majority.THREE_QUARTERS, Base.REGISTER, TieRule.NONE),
                        "yes",
                        "yes",
                        "yes"),
                ballot(
                        Kind.REJECTED,
                        motion(Majority.ABSOLUTE, Base.CAST, TieRule.LOT),
                        "yes",
                        "no"),
                ballot(
                        Kind.NO_QUORUM,
                        Hall.motion(Majority.SIMPLE, Base.CAST, "33.34", TieRule.LOT),
                        "yes",
                        "no"),
                ballot(
                        Kind.ADOPTED,
                        Hall.motion(Majority.SIMPLE, Base.CAST, "18.18", TieRule.LOT),
                        "yes",
                        "yes"),
                ballot(
                        Kind.DECIDED,
                        Hall.birds(Method.ONE_OF_N, 1, 1, Majority.SIMPLE, TieRule.NONE),
                        "2",
                        "2",
                        "1",
                        "abstain"),
                ballot(
                        Kind.UNDECIDED,
                        Hall.birds(Method.ONE_OF_N, 1, 1, Majority.ABSOLUTE, TieRule.NONE),
                        "2",
                        "2",
                        "1",
                        "abstain"),
                ballot(
                        Kind.UNDECIDED,
                        Hall.birds(Method.ONE_OF_N, 1, 1, Majority.SIMPLE, TieRule.NONE),
                        "2",
                        "1"),
                ballot(
                        Kind.DECIDED,
                        Hall.birds(Method.ONE_OF_N, 1, 1, Majority.SIMPLE, TieRule.LOT),
                        "2",
                        "1",
                        "3"),
                ballot(
                        Kind.DECIDED,
                        Hall.birds(Method.UP_TO_K, 3, 2, Majority.SIMPLE, TieRule.LOT),
                        "1+2+4",
                        "1+2",
                        "3+4"),
                ballot(
                        Kind.PARTLY,
                        Hall.birds(Method.ELECTION, 2, 2, Majority.ABSOLUTE, TieRule.NONE),
                        "1+2",
                        "1+3",
                        "1",
                        "4"),
                ballot(
                        Kind.PARTLY,
                        Hall.birds(Method.ELECTION, 2, 3, Majority.SIMPLE, TieRule.NONE),
                        "1+2",
                        "1+2",
                        "1+3",
                        "4"),
                ballot(
                        Kind.UNDECIDED,
                        Hall.birds(Method.ELECTION, 2, 3, Majority.SIMPLE, TieRule.LOT)));
    }

    private static Rules motion(Majority majority, Base base, TieRule tieRule) {
        return Hall.motion(majority, base, "0", tieRule);
    }

    private static Arguments ballot(Kind kind, Rules rules, String... papers) {
        return Arguments.of(kind, rules, papers);
    }

    @ParameterizedTest
    @MethodSource("ballots")
    void agreesInARollCallAndInASecretBallot(Kind kind, Rules rules, String[] papers) {
        for (Secrecy secrecy : Secrecy.values()) {
            long ballot = hall.hold(Hall.held(rules, secrecy), papers);

            assertThat(hall.result(ballot).outcome().kind()).isEqualTo(kind);
            Script script = Script.of(hall.file(ballot, "evidence.json"));
            assertThat(script.said())
                    .endsWith("Everything agrees.\n")
                    .contains("Outcome: " + kind.name().toLowerCase(Locale.ROOT));
            assertThat(script.status()).isZero();
        }
    }

    @Test
    void agreesWithWeightsProxiesAndThoseWhoArePresent() {
        hall.members("w1,Wanda,,0.25", "w2,Willi,Süd,12.5", "w3,Xaver,,3.0001")
                .checkIn("w1", "101");
        hall.proxy("w3", "w1").proxy("102", "103");
        Rules rules =
                new Rules(
                        Method.UP_TO_K,
                        Hall.BIRDS,
                        2,
                        2,
                        Majority.TWO_THIRDS,
                        Base.PRESENT,
                        false,
                        new BigDecimal("12.5"),
                        Base.PRESENT,
                        TieRule.NONE);
        for (Electorate electorate : Electorate.values()) {
            for (boolean weighted : new boolean[] {true, false}) {
                Settings settings =
                        new Settings(
                                rules,
                                Secrecy.ROLL_CALL,
                                false,
                                electorate,
                                weighted,
                                false,
                                true,
                                Optional.empty());
                long ballot = hall.open(settings);
                hall.vote(ballot, "w1", "1+2")
                        .voteFor(ballot, "w1", "w3", "1")
                        .vote(ballot, "101", "2");
                hall.close(ballot);

                assertThat(Script.of(hall.file(ballot, "evidence.json")).said())
                        .endsWith("Everything agrees.\n");
            }
        }
    }

    @Test
    void agreesWhenTheChairHasBrokenATie() {
        long motion =
                hall.open(
                        Hall.held(
                                motion(Majority.SIMPLE, Base.CAST, TieRule.CHAIR), Secrecy.SECRET));
        hall.vote(motion, "100", "yes").vote(motion, "101", "no").close(motion);
        hall.services.ballots().breakTie(hall.meeting.id, motion, List.of("no", "yes"));
        hall.publish(motion);
        Rules rules = Hall.birds(Method.ELECTION, 4, 3, Majority.SIMPLE, TieRule.CHAIR);
        long election = hall.open(Hall.held(rules, Secrecy.SECRET));
        hall.vote(election, "100", "2+3+4").vote(election, "101", "1+2").close(election);
        hall.services.ballots().breakTie(hall.meeting.id, election, List.of("4", "1", "3"));
        hall.publish(election);

        assertThat(hall.result(election).outcome().won()).containsExactly("2", "4", "1");
        for (long ballot : new long[] {motion, election}) {
            assertThat(Script.of(hall.file(ballot, "evidence.json")).said())
                    .endsWith("Everything agrees.\n");
        }
    }

    @Test
    void seesEveryKindOfChange() {
        Rules rules = Hall.birds(Method.ELECTION, 2, 1, Majority.SIMPLE, TieRule.LOT);
        long ballot = hall.hold(Hall.held(rules, Secrecy.ROLL_CALL), "1+2", "1+2", "abstain");
        String file = hall.file(ballot, "evidence.json");
        String[][] changes = {
            {"\"paper\": \"1+2\"", "\"paper\": \"1\"", "check sum", "votes for 2"},
            {"\"paper\": \"1+2\"", "\"paper\": \"2+1\"", "check sum", "is not valid"},
            {"\"paper\": \"1+2\"", "\"paper\": \"7\"", "check sum", "is not valid"},
            {"\"paper\": \"1+2\"", "\"paper\": 7", "not written as described"},
            {"\"name\": \"Member 100\"", "\"name\": \"Member 7\"", "check sum"},
            {"\"name\": \"Member 100\"", "\"name\": \"Member\\n100\"", "no line of text"},
            {"\"weight\": \"1\"", "\"weight\": \"2\"", "check sum", "registerWeight: it says 11"},
            {"\"weight\": \"1\"", "\"weight\": \"1e99999999\"", "no decimal number"},
            {"\"voted\": true", "\"voted\": false", "check sum", "papers of"},
            {"\"voted\": true", "\"voted\": \"yes\"", "check sum"},
            {"\"proxy\": \"\"", "\"proxy\": \"nobody\"", "check sum", "cannot have the proxy"},
            {"\"seats\": \"1\"", "\"seats\": \"2\"", "check sum", "outcome"},
            {"\"majority\": \"simple\"", "\"majority\": \"most\"", "not written as described"},
            {"\"won\": [", "\"won\": [\"3\", ", "outcome: won"},
            {"\"kind\": \"decided\"", "\"kind\": \"tied\"", "outcome: kind"},
            {"\"seed\": \"", "\"seed\": \"0", "the lot's seed"},
            {"\"text\": \"A", "\"text\": \"B", "check sum of the explaining text"},
            {"\"checksum\": \"", "\"checksum\": \"0", "check sum"},
            {"\"urn\": [", "\"urn\": {}, \"more\": [", "check sum"},
            {"\"header\": {", "\"header\": [], \"more\": {", "not written as described"},
            {"{", "", "no JSON"},
        };
        assertThat(Script.of(file).status()).isZero();
        for (String[] change : changes) {
            assertThat(file).contains(change[0]);
            Script script =
                    Script.of(
                            file.replaceFirst(
                                    java.util.regex.Pattern.quote(change[0]),
                                    java.util.regex.Matcher.quoteReplacement(change[1])));
            assertThat(script.said())
                    .as(change[1])
                    .endsWith("NOT everything agrees.\n")
                    .doesNotContain("Traceback");
            for (int i = 2; i < change.length; i++) {
                assertThat(script.said()).as(change[1]).contains(change[i]);
            }
            assertThat(script.status()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "\"text\"", "{\"header\": 1}", "[[[["})
    void whatIsNoEvidenceIsSaidToBeNone(String file) {
        Script script = Script.of(file);

        assertThat(script.status()).isEqualTo(1);
        assertThat(script.said()).contains("DIFFERS").doesNotContain("Traceback");
    }
}
