package rostrum.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rostrum.people.Attendance;
import rostrum.people.Member;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Ballots;
import rostrum.voting.Receipt;
import rostrum.voting.Votes;
import rostrum.web.http.Visit;
import rostrum.web.page.Languages;
import rostrum.web.page.Urls;

/** What a page shows to this visitor only; never part of a live section. */
final class Personal {
    private final Attendance attendance;
    private final Ballots ballots;
    private final Votes votes;

    Personal(Attendance attendance, Ballots ballots, Votes votes) {
        this.attendance = attendance;
        this.ballots = ballots;
        this.votes = votes;
    }

    /** A vote the visitor has cast in a ballot whose result is not out yet. */
    public record Voted(long id, String question, String choice) {}

    /**
     * What a page needs.
     *
     * @param model the template's values
     * @param chosen the ids of the inputs that stand for what was voted
     */
    record Mine(Map<String, Object> model, List<String> chosen) {}

    Mine of(Viewer viewer, Visit visit) {
        Map<String, Object> model = new HashMap<>();
        viewer.member().ifPresent(member -> model.put("member", member));
        model.put("organiser", viewer.organiser());
        model.put("votes", viewer.votes());
        model.put("voter", viewer.votes());
        model.put("present", viewer.member().map(attendance::isPresent).orElse(false));
        model.put("urls", Urls.assembly(viewer.assembly().slug()));
        List<Voted> voted = new ArrayList<>();
        List<String> chosen = new ArrayList<>();
        viewer.member().ifPresent(member -> addVotes(member, visit, voted, chosen));
        model.put("voted", voted);
        return new Mine(model, chosen);
    }

    private void addVotes(Member member, Visit visit, List<Voted> voted, List<String> chosen) {
        for (Ballot ballot : ballots.list(member.assemblyId())) {
            if (ballot.state() == BallotState.OPEN || ballot.state() == BallotState.CLOSED) {
                votes.receipt(member, ballot.id())
                        .map(Receipt::choice)
                        .ifPresent(choice -> {
                            String words = Languages.text(visit.language(), "choice." + choice);
                            voted.add(new Voted(ballot.id(), ballot.question(), words));
                            chosen.add("ballot-" + ballot.id() + "-" + choice);
                        });
            }
        }
    }
}
