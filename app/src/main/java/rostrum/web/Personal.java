package rostrum.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.people.Attendance;
import rostrum.people.Member;
import rostrum.people.Standing;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Papers;
import rostrum.voting.Votes;
import rostrum.web.http.Visit;
import rostrum.web.page.OwnVote;
import rostrum.web.page.Urls;

/** What a page shows to this visitor only; never part of a live section. */
final class Personal {
    private final Attendance attendance;
    private final Votes votes;

    Personal(Attendance attendance, Votes votes) {
        this.attendance = attendance;
        this.votes = votes;
    }

    /**
     * What a page needs.
     *
     * @param model the template's values
     * @param own what the ballots are to a visitor who may vote, by their ids
     */
    record Mine(Map<String, Object> model, Map<Long, OwnVote> own) {
        OwnVote of(long ballotId) {
            return Optional.ofNullable(own.get(ballotId)).orElseThrow();
        }
    }

    /**
     * Asks for it.
     *
     * @param ballots those on the page
     */
    Mine of(Viewer viewer, Visit visit, List<Ballot> ballots) {
        Optional<Member> voter = viewer.member().filter(Member::mayVote);
        Standing standing = viewer.member().map(attendance::standing).orElse(Standing.NONE);
        Map<String, Object> model = new HashMap<>();
        viewer.member().ifPresent(member -> model.put("member", member));
        model.put("organiser", viewer.organiser());
        model.put("votes", viewer.votes());
        model.put("voter", standing.proxy().isPresent() ? "away" : String.valueOf(viewer.votes()));
        model.put("present", standing.present());
        model.put("urls", Urls.assembly(viewer.assembly().slug()));
        model.put("proxy", standing.proxy().orElse(""));
        model.put("votesFor", standing.votesFor());
        return new Mine(model, voter.isPresent() ? own(viewer, visit, ballots) : Map.of());
    }

    private Map<Long, OwnVote> own(Viewer viewer, Visit visit, List<Ballot> ballots) {
        List<Ballot> shown =
                ballots.stream().filter(ballot -> ballot.state() != BallotState.DRAFT).toList();
        Papers papers = shown.isEmpty() ? Papers.NONE : votes.papers(viewer.voter(visit));
        Map<Long, OwnVote> own = new HashMap<>();
        for (Ballot ballot : shown) {
            own.put(
                    ballot.id(),
                    OwnVote.of(
                            ballot,
                            papers.held().getOrDefault(ballot.id(), List.of()),
                            Optional.ofNullable(papers.proxies().get(ballot.id())),
                            visit.language()));
        }
        return own;
    }
}
