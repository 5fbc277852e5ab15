package rostrum.web;

import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.assembly.Assembly;
import rostrum.people.Member;
import rostrum.voting.Voter;
import rostrum.web.http.Visit;

/**
 * Somebody looking at an assembly they may look at.
 *
 * @param member as whom they are on its register
 * @param organiser whether they are one of the site's organisers
 */
record Viewer(Assembly assembly, Optional<Member> member, boolean organiser) {
    /** Whether nothing here is theirs: what they see is what everybody sees. */
    boolean isStranger() {
        return member.isEmpty() && !organiser;
    }

    boolean chairs() {
        return organiser || member.map(Member::chairs).orElse(false);
    }

    boolean votes() {
        return member.map(Member::mayVote).orElse(false);
    }

    /** The member, with what this browser's receipts are made with. */
    Voter voter(Visit visit) {
        return new Voter(signedIn(), visit.receiptKey());
    }

    Member signedIn() {
        return member.orElseThrow(() -> new Refused(Reason.SIGN_IN_FIRST));
    }
}
