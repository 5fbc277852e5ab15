package rostrum.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.testing.Meeting;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;
import rostrum.voting.Voter;

/** Elections for one seat, by roll call and the most votes. */
final class ElectionFixture {
    private ElectionFixture() {}

    /** A draft; returns its number. */
    static long draft(Meeting meeting, TieRule tieRule, String... candidates) {
        return draft(meeting, tieRule, 1, candidates);
    }

    static long draft(Meeting meeting, TieRule tieRule, int seats, String... candidates) {
        Rules rules =
                new Rules(
                        Method.ELECTION,
                        List.of(candidates),
                        1,
                        seats,
                        Majority.SIMPLE,
                        Base.CAST,
                        false,
                        BigDecimal.ZERO,
                        Base.CAST,
                        tieRule);
        Settings settings =
                new Settings(
                        rules,
                        Secrecy.ROLL_CALL,
                        false,
                        Electorate.REGISTER,
                        true,
                        false,
                        false,
                        Optional.empty());
        return meeting.services()
                .ballots()
                .create(new NewBallot(meeting.id, Optional.empty(), "Board?", "", settings))
                .id();
    }

    /** Ada votes for the first, Ben for the second: a tie. */
    static void vote(Meeting meeting, long ballot) {
        cast(meeting, "Ada", ballot, "1");
        cast(meeting, "Ben", ballot, "2");
    }

    static void cast(Meeting meeting, String name, long ballot, String choice) {
        meeting.services().votes().cast(Voter.of(meeting.member(name)), ballot, List.of(choice));
    }

    /** An open one that is tied, and closed; returns its number. */
    static long tied(Meeting meeting, TieRule tieRule, String... candidates) {
        long ballot = draft(meeting, tieRule, candidates);
        meeting.services().ballots().open(meeting.id, ballot);
        vote(meeting, ballot);
        meeting.services().ballots().close(meeting.id, ballot);
        return ballot;
    }
}
