package rostrum.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rostrum.counting.Paper;
import rostrum.people.Attendance;
import rostrum.voting.Ballot;
import rostrum.voting.BallotState;
import rostrum.voting.Ballots;
import rostrum.voting.HeldPaper;
import rostrum.voting.Receipt;
import rostrum.voting.Voter;
import rostrum.voting.Votes;
import rostrum.web.http.Visit;
import rostrum.web.page.Languages;
import rostrum.web.page.ReceiptView;
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
        viewer.member()
                .map(member -> new Voter(member, visit.receiptKey()))
                .ifPresent(voter -> addVotes(voter, visit, voted, chosen));
        model.put("voted", voted);
        return new Mine(model, chosen);
    }

    private void addVotes(Voter voter, Visit visit, List<Voted> voted, List<String> chosen) {
        Map<Long, List<HeldPaper>> papers = votes.papers(voter);
        for (Ballot ballot : ballots.list(voter.member().assemblyId())) {
            if (ballot.state() == BallotState.OPEN || ballot.state() == BallotState.CLOSED) {
                papers.getOrDefault(ballot.id(), List.of()).stream()
                        .filter(HeldPaper::own)
                        .flatMap(paper -> paper.receipt().stream())
                        .forEach(receipt -> add(ballot, receipt, visit, voted, chosen));
            }
        }
    }

    private static void add(
            Ballot ballot, Receipt receipt, Visit visit, List<Voted> voted, List<String> chosen) {
        String words =
                receipt.paper()
                        .map(paper -> ReceiptView.words(ballot, paper, visit.language()))
                        .orElseGet(() -> Languages.text(visit.language(), "voted.secret"));
        voted.add(new Voted(ballot.id(), ballot.question(), words));
        receipt.paper().map(Paper::of).stream()
                .flatMap(paper -> paper.choices().stream())
                .forEach(choice -> chosen.add("ballot-" + ballot.id() + "-" + choice));
    }
}
