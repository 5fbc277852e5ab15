package rostrum.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.TieRule;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;

/** What exactly is in the files: others rely on it. */
final class EvidenceFilesTest {
    private static final Settings MOTION =
            Hall.held(
                    Hall.motion(Majority.TWO_THIRDS, Base.CAST, "12.5", TieRule.NONE),
                    Secrecy.ROLL_CALL);

    private final Hall hall = new Hall();

    @Test
    void theTextIsWhatTheDescriptionSays() throws Exception {
        hall.members("=7,Zoë 🐝,Süd,2.5", "11,\"Ó Briain, Éamonn\",,0.1250").checkIn("2");
        hall.proxy("11", "2");
        long ballot = hall.open(MOTION);
        hall.vote(ballot, "=7", "no").vote(ballot, "2", "yes").voteFor(ballot, "2", "11", "yes");
        hall.close(ballot);
        hall.publish(ballot);
        hall.meeting.execute(
                "UPDATE roll_call_vote SET receipt = 'R' || choice || member_id WHERE ballot_id = "
                        + ballot);

        String text = hall.file(ballot, "evidence.txt");

        assertThat(text)
                .isEqualTo(
                        """
                        rostrum-evidence: 1
                        ballot: %d
                        question: Which bird: “Ä”?
                        text-sha256: %s
                        opened: %s
                        closed: %s
                        secrecy: roll_call
                        electorate: register
                        weighted: yes
                        method: yes_no_abstain
                        most-choices: 1
                        seats: 1
                        majority: two_thirds
                        majority-base: cast
                        count-abstentions: no
                        quorum-percent: 12.5
                        quorum-base: cast
                        tie-rule: none
                        register: 4
                        1	Ada	North	1	0		0
                        11	Ó Briain, Éamonn		0.125	1	2	1
                        2	Ben	South	1	1		1
                        =7	Zoë 🐝	Süd	2.5	0		1
                        urn: 3
                        Rno%d	no	2.5	=7
                        Ryes%d	yes	1	2
                        Ryes%d	yes	0.125	11
                        """
                                .formatted(
                                        ballot,
                                        sha256("A *text*\nof two lines."),
                                        hall.meeting.site.clock.instant(),
                                        hall.meeting.site.clock.instant(),
                                        hall.member("=7").id(),
                                        hall.member("2").id(),
                                        hall.member("11").id()));
    }

    @Test
    void theCheckSumOfTheTextIsTheResults() throws Exception {
        long ballot = hall.members(4).hold(MOTION, "yes", "no", "abstain");

        assertThat(sha256(hall.file(ballot, "evidence.txt")))
                .isEqualTo(hall.result(ballot).checksum().orElseThrow());
    }

    @Test
    void aLotIsPartOfTheText() {
        Settings settings =
                Hall.held(
                        Hall.birds(Method.ELECTION, 2, 1, Majority.SIMPLE, TieRule.LOT),
                        Secrecy.SECRET);
        long ballot = hall.members(4).hold(settings, "1+2");
        String seed = hall.result(ballot).tieBreak().orElseThrow().seed().orElseThrow();

        assertThat(hall.file(ballot, "evidence.txt"))
                .contains(
                        "option-4: Øwl 🦉\n",
                        "tie-rule: lot\nlot-seed: " + seed + "\nregister: 6\n")
                .containsPattern("\nurn: 1\n[0-9A-Z-]{19}\t1\\+2\t1\n$");
    }

    @Test
    void tablesAreSafeInASpreadsheet() {
        hall.members("=7,+Zoë,@Süd,2.5", "8,\"Ó \"\"Eight\"\", Éamonn\",-,1");
        long ballot = hall.open(MOTION);
        hall.vote(ballot, "=7", "no").vote(ballot, "8", "yes").close(ballot);
        hall.publish(ballot);

        assertThat(hall.file(ballot, "evidence-register.csv"))
                .startsWith("number,name,chapter,weight,present,proxy,voted\r\n")
                .contains("\r\n'=7,'+Zoë,'@Süd,2.5,0,,1\r\n")
                .contains("\r\n8,\"Ó \"\"Eight\"\", Éamonn\",'-,1,0,,1\r\n");
        assertThat(hall.file(ballot, "evidence-urn.csv"))
                .startsWith("receipt,paper,choice,weight,number\r\n")
                .containsPattern("\r\n[0-9A-Z-]{19},no,no,2.5,'=7\r\n")
                .containsPattern("\r\n[0-9A-Z-]{19},yes,yes,1,8\r\n");
    }

    @Test
    void aSecretUrnHasNoNames() {
        Settings settings =
                Hall.held(
                        Hall.birds(Method.UP_TO_K, 3, 1, Majority.SIMPLE, TieRule.NONE),
                        Secrecy.SECRET);
        long ballot = hall.members(4).hold(settings, "1+3", "abstain");

        assertThat(hall.file(ballot, "evidence-urn.csv"))
                .startsWith("receipt,paper,choice,weight\r\n")
                .containsPattern("\r\n[0-9A-Z-]{19},1\\+3,\"Robin, the \"\"red\"\"; =Tit\",1\r\n")
                .containsPattern("\r\n[0-9A-Z-]{19},abstain,abstain,1\r\n")
                .hasLineCount(3);
    }

    private static String sha256(String text) throws Exception {
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }
}
