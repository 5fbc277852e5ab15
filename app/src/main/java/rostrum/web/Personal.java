package rostrum.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.people.Attendance;
import rostrum.people.Delegation;
import rostrum.people.Delegations;
import rostrum.people.Member;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.HeldPaper;
import rostrum.voting.Votes;
import rostrum.web.http.Visit;
import rostrum.web.page.OwnVote;
import rostrum.web.page.Urls;

/** What a page shows to this visitor only; never part of a live section. */
final class Personal {
    private final Attendance attendance;
    private final Delegations delegations;
    private final Votes votes;

    Personal(Attendance attendance, Delegations delegations, Votes votes) {
        this.attendance = attendance;
        this.delegations = delegations;
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
        Optional<String> proxy = voter.flatMap(delegations::givenBy).map(Delegation::proxy);
        Map<String, Object> model = new HashMap<>();
        viewer.member().ifPresent(member -> model.put("member", member));
        model.put("organiser", viewer.organiser());
        model.put("votes", viewer.votes());
        model.put("voter", proxy.isPresent() ? "away" : String.valueOf(viewer.votes()));
        model.put("present", viewer.member().map(attendance::isPresent).orElse(false));
        model.put("urls", Urls.assembly(viewer.assembly().slug()));
        model.put("proxy", proxy.orElse(""));
        model.put(
                "votesFor",
                voter.map(delegations::heldBy).orElse(List.of()).stream()
                        .map(Delegation::member)
                        .toList());
        return new Mine(model, voter.isPresent() ? own(viewer, visit, ballots) : Map.of());
    }

    private Map<Long, OwnVote> own(Viewer viewer, Visit visit, List<Ballot> ballots) {
        Map<Long, List<HeldPaper>> papers = votes.papers(viewer.voter(visit));
        Map<Long, String> proxies = votes.proxies(viewer.signedIn());
        Map<Long, OwnVote> own = new HashMap<>();
        for (Ballot ballot : ballots) {
            if (ballot.state() != BallotState.DRAFT) {
                own.put(
                        ballot.id(),
                        OwnVote.of(
                                ballot,
                                papers.getOrDefault(ballot.id(), List.of()),
                                Optional.ofNullable(proxies.get(ballot.id())),
                                visit.language()));
            }
        }
        return own;
    }
}
