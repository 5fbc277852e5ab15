package rostrum.web;

import java.util.Optional;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.assembly.Assembly;
import rostrum.people.Member;

/**
 * Somebody looking at an assembly they may look at.
 *
 * @param member as whom they are on its register
 * @param organiser whether they are one of the site's organisers
 */
record Viewer(Assembly assembly, Optional<Member> member, boolean organiser) {
    boolean chairs() {
        return organiser || member.map(Member::chairs).orElse(false);
    }

    boolean votes() {
        return member.map(Member::mayVote).orElse(false);
    }

    Member signedIn() {
        return member.orElseThrow(() -> new Refused(Reason.SIGN_IN_FIRST));
    }
}
