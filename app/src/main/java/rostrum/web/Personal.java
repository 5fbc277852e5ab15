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

    Map<String, Object> of(Viewer viewer, Visit visit) {
        Map<String, Object> model = new HashMap<>();
        viewer.member().ifPresent(member -> model.put("member", member));
        model.put("organiser", viewer.organiser());
        model.put("votes", viewer.votes());
        model.put("voter", viewer.votes());
        model.put("present", viewer.member().map(attendance::isPresent).orElse(false));
        model.put("voted", viewer.member().map(m -> voted(m, visit)).orElse(List.of()));
        model.put("urls", Urls.assembly(viewer.assembly().slug()));
        return model;
    }

    private List<Voted> voted(Member member, Visit visit) {
        List<Voted> voted = new ArrayList<>();
        for (Ballot ballot : ballots.list(member.assemblyId())) {
            if (ballot.state() == BallotState.OPEN || ballot.state() == BallotState.CLOSED) {
                votes.receipt(member, ballot.id())
                        .map(r -> Languages.text(visit.language(), "choice." + r.choice()))
                        .ifPresent(c -> voted.add(new Voted(ballot.id(), ballot.question(), c)));
            }
        }
        return voted;
    }
}
