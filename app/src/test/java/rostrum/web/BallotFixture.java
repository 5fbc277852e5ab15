package rostrum.web;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.people.IssuedCode;
import rostrum.testing.Browser;
import rostrum.testing.Meeting;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;

/** Ballots of other kinds than motions, and a member whose vote Ben casts. */
final class BallotFixture {
    private BallotFixture() {}

    /** Three candidates, of whom a paper may name two, for two seats; open. */
    static long election(Meeting meeting, Secrecy secrecy) {
        return open(
                meeting,
                new Rules(
                        Method.ELECTION,
                        List.of("Dana <b>", "Emil", "Fay"),
                        2,
                        2,
                        Majority.ABSOLUTE,
                        Base.CAST,
                        false,
                        BigDecimal.ZERO,
                        Base.CAST,
                        TieRule.NONE),
                secrecy,
                false);
    }

    /** A motion that shows its count while it is open. */
    static long withInterimCount(Meeting meeting) {
        return open(meeting, Rules.motion(Majority.TWO_THIRDS), Secrecy.ROLL_CALL, true);
    }

    private static long open(Meeting meeting, Rules rules, Secrecy secrecy, boolean interim) {
        Settings settings =
                new Settings(
                        rules,
                        secrecy,
                        false,
                        Electorate.REGISTER,
                        true,
                        interim,
                        false,
                        Optional.empty());
        long ballot =
                meeting.services()
                        .ballots()
                        .create(new NewBallot(meeting.id, Optional.empty(), "Who?", "", settings))
                        .id();
        meeting.services().ballots().open(meeting.id, ballot);
        return ballot;
    }

    /**
     * Cleo, who has given her vote to Ben.
     *
     * @param id of the member
     */
    record Cleo(long id, Browser browser) {}

    static Cleo represented(Meeting meeting) {
        String csv = "number,name,role\n4,Cleo,voter\n";
        IssuedCode issued =
                meeting.services()
                        .register()
                        .importCsv(meeting.id, new StringReader(csv))
                        .added()
                        .getFirst();
        meeting.services().delegations().limit(meeting.id, 1);
        meeting.services().delegations().give(meeting.id, "4", "2");
        Browser browser = meeting.site.browser();
        browser.post(meeting.urls.signIn(), "code", issued.code());
        return new Cleo(meeting.member("Cleo").id(), browser);
    }
}
