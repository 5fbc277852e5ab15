package rostrum.evidence;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.App;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.people.Member;
import rostrum.testing.Meeting;
import rostrum.testing.WebSite;
import rostrum.voting.Ballot;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Result;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;
import rostrum.voting.Voter;

/** A meeting whose members vote as a test says, in ballots of any kind. */
final class Hall {
    static final List<String> BIRDS = List.of("Robin, the \"red\"", "Wren", "=Tit", "Øwl 🦉");

    final Meeting meeting = WebSite.shared().meeting();
    final App.Services services = meeting.services();

    /** Adds members, given as rows of a file: {@code number,name,chapter,weight}. */
    Hall members(String... rows) {
        String csv = "number,name,chapter,weight\n" + String.join("\n", rows);
        services.register().importCsv(meeting.id, new StringReader(csv));
        return this;
    }

    /** Adds that many, each with one vote, numbered from 100 on. */
    Hall members(int count) {
        StringBuilder csv = new StringBuilder("number,name\n");
        for (int i = 100; i < 100 + count; i++) {
            csv.append(i).append(",Member ").append(i).append('\n');
        }
        services.register().importCsv(meeting.id, new StringReader(csv.toString()));
        return this;
    }

    Member member(String number) {
        return services.register().page(meeting.id, number, "", 500).stream()
                .filter(member -> member.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    Hall checkIn(String... numbers) {
        List.of(numbers).forEach(number -> services.attendance().checkIn(member(number)));
        return this;
    }

    Hall proxy(String from, String to) {
        services.delegations().limit(meeting.id, 3);
        services.delegations().give(meeting.id, from, to);
        return this;
    }

    static Settings held(Rules rules, Secrecy secrecy) {
        return new Settings(
                rules, secrecy, false, Electorate.REGISTER, true, false, false, Optional.empty());
    }

    static Rules motion(Majority majority, Base base, String quorumPercent, TieRule tieRule) {
        return new Rules(
                Method.YES_NO_ABSTAIN,
                List.of(),
                1,
                1,
                majority,
                base,
                false,
                new BigDecimal(quorumPercent),
                Base.CAST,
                tieRule);
    }

    static Rules birds(Method method, int most, int seats, Majority majority, TieRule tieRule) {
        return new Rules(
                method,
                BIRDS,
                most,
                seats,
                majority,
                Base.CAST,
                true,
                BigDecimal.ZERO,
                Base.PRESENT,
                tieRule);
    }

    long open(Settings settings) {
        Ballot draft =
                services.ballots()
                        .create(
                                new NewBallot(
                                        meeting.id,
                                        Optional.empty(),
                                        "Which bird: “Ä”?",
                                        "A *text*\nof two lines.",
                                        settings));
        services.ballots().open(meeting.id, draft.id());
        return draft.id();
    }

    /** Casts a paper: choices joined by a plus. */
    Hall vote(long ballot, String number, String paper) {
        services.votes().cast(Voter.of(member(number)), ballot, List.of(paper.split("\\+")));
        return this;
    }

    /** Casts the paper of somebody else. */
    Hall voteFor(long ballot, String proxy, String number, String paper) {
        services.votes()
                .cast(
                        Voter.of(member(proxy)),
                        ballot,
                        Map.of(member(number).id(), List.of(paper.split("\\+"))));
        return this;
    }

    Result close(long ballot) {
        services.ballots().close(meeting.id, ballot);
        return result(ballot);
    }

    Result result(long ballot) {
        return services.results().of(meeting.ballot(ballot));
    }

    void publish(long ballot) {
        services.ballots().publish(meeting.id, ballot);
    }

    /** Holds a ballot: members 100 and so on cast these papers, and the result is published. */
    long hold(Settings settings, String... papers) {
        long ballot = open(settings);
        for (int i = 0; i < papers.length; i++) {
            vote(ballot, String.valueOf(100 + i), papers[i]);
        }
        close(ballot);
        publish(ballot);
        return ballot;
    }

    /** A file of a published ballot, as Ada takes it. */
    String file(long ballot, String name) {
        return meeting.ada.get(meeting.urls.evidence(ballot, name)).body();
    }
}
