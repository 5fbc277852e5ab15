package rostrum.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rostrum.voting.Voter;
import rostrum.voting.Votes;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/**
 * A vote, or several: {@code choice} is her own, {@code choice-ID} that of a member she votes for.
 * Answered only when it is committed.
 */
final class CastVote extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Votes votes;

    CastVote(Access access, Votes votes) {
        super(access);
        this.votes = votes;
    }

    /** Her own paper, unless she filled in only those of others. */
    private static Map<Long, List<String>> papers(Visit visit, long memberId) {
        Map<Long, List<String>> papers = new TreeMap<>(visit.numbered("choice-"));
        List<String> own = visit.fields("choice");
        if (papers.isEmpty() || !own.isEmpty()) {
            papers.put(memberId, own);
        }
        return papers;
    }

    @Override
    String act(Visit visit) {
        Viewer viewer = access.look(visit);
        long ballot = visit.pathNumber("id");
        Voter voter = viewer.voter(visit);
        votes.cast(voter, ballot, papers(visit, voter.member().id()));
        return Urls.assembly(viewer.assembly().slug()).receipt(ballot);
    }
}
