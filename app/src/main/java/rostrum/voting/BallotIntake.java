package rostrum.voting;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Transaction;

/**
 * What the forms of one group do to one ballot.
 *
 * <p>The members concerned are locked and read; then each form is judged, in the order in which
 * they came and as if those before it were recorded already; then what counts in the end is
 * written. So a form that is refused leaves nothing to undo.
 */
final class BallotIntake {
    private final Transaction tx;
    private final BallotSql.Row ballot;
    private final SecureRandom random;
    private final Instant now;
    private final boolean open;

    private final Map<Long, CastSql.Standing> register = new HashMap<>();

    /** The same by who fills in the paper. */
    private final Map<Long, List<CastSql.Standing>> held = new HashMap<>();

    /** Roll-call votes by member; those of this group too. */
    private final Map<Long, Vote> votes = new HashMap<>();

    /** Secret papers by code, as far as a form here may be about them; this group's too. */
    private final Map<String, String> urn = new HashMap<>();

    /** To be written: first votes, and votes that take the place of others, by member. */
    private final Map<Long, Vote> first = new TreeMap<>();

    private final Map<Long, Vote> again = new TreeMap<>();

    /** A paper in its member's name, which does not leave this object if the ballot is secret. */
    private record Vote(CastSql.Standing member, String paper, String code, Instant at) {}

    private record Judged(Vote vote, boolean recordedBefore) {}

    /**
     * @param ballot shared with others who vote
     * @param now read after that
     */
    BallotIntake(Transaction tx, BallotSql.Row ballot, SecureRandom random, Instant now) {
        this.tx = tx;
        this.ballot = ballot;
        this.random = random;
        this.now = now;
        this.open = ballot.accepts(now);
    }

    /** Locks and reads what the forms are about. */
    void read(List<Form> forms) {
        List<Long> members =
                forms.stream().flatMap(f -> f.papers().keySet().stream()).distinct().toList();
        List<Long> voters = forms.stream().map(f -> f.voter().member().id()).distinct().toList();
        if (open) {
            tx.read(CastSql.LOCK, ballot.id(), members);
        }
        List<Long> all = Stream.concat(members.stream(), voters.stream()).distinct().toList();
        for (CastSql.Standing member : tx.read(CastSql.STANDINGS, ballot.id(), all, voters)) {
            register.put(member.memberId(), member);
            held.computeIfAbsent(holder(member), id -> new ArrayList<>()).add(member);
            member.choice().ifPresent(paper -> votes.put(member.memberId(), vote(member, paper)));
        }
        if (ballot.secret()) {
            tx.read(UrnSql.FIND, List.of(ballot.id()), codes(forms))
                    .forEach(secret -> urn.put(secret.receipt(), secret.paper()));
        }
    }

    private static Vote vote(CastSql.Standing member, String paper) {
        return new Vote(
                member, paper, member.receipt().orElseThrow(), member.votedAt().orElseThrow());
    }

    private List<String> codes(List<Form> forms) {
        List<String> codes = new ArrayList<>();
        for (Form form : forms) {
            held(form.voter())
                    .forEach(paper -> code(form.voter(), paper.memberId()).ifPresent(codes::add));
        }
        return codes;
    }

    private Optional<String> code(Voter voter, long memberId) {
        return voter.key().map(key -> key.code(ballot.id(), memberId));
    }

    /** Takes all papers of a form, or none. */
    Answer take(Form form) {
        try {
            if (form.papers().isEmpty()) {
                throw new Refused(Reason.CHOICE_INVALID);
            }
            Map<Long, String> papers = new TreeMap<>();
            form.papers()
                    .forEach((id, choices) -> papers.put(id, ballot.rules().paper(choices).text()));
            List<Judged> judged = new ArrayList<>();
            papers.forEach((id, paper) -> judged.add(judge(form.voter(), id, paper)));
            List<Judged> fresh = judged.stream().filter(j -> !j.recordedBefore()).toList();
            fresh.forEach(one -> keep(one.vote()));
            List<Receipt> receipts = judged.stream().map(j -> receipt(j.vote())).toList();
            return Answer.of(
                    new Taken(ballot.at(now), receipts, papers(form.voter(), receipts)),
                    fresh.size());
        } catch (Refused e) {
            return Answer.of(e);
        }
    }

    private Judged judge(Voter voter, long memberId, String paper) {
        CastSql.@Nullable Standing member = register.get(memberId);
        if (member == null || !holds(voter, member)) {
            throw new Refused(open ? reason(voter, member) : Reason.BALLOT_NOT_OPEN);
        }
        Optional<Vote> before = before(voter, member);
        if (before.filter(vote -> vote.paper().equals(paper)).isPresent()) {
            return new Judged(before.get(), true);
        }
        if (!open) {
            throw new Refused(Reason.BALLOT_NOT_OPEN);
        }
        boolean voted = member.voted() || first.containsKey(memberId);
        if (voted && (ballot.secret() || !ballot.mayRevote())) {
            throw new Refused(Reason.ALREADY_VOTED);
        }
        String code =
                Optional.of(voter)
                        .filter(v -> ballot.secret())
                        .flatMap(v -> code(v, memberId))
                        .orElseGet(() -> ReceiptCode.next(random));
        return new Judged(new Vote(member, paper, code, now), false);
    }

    private static boolean holds(Voter voter, CastSql.Standing member) {
        return holder(member) == voter.member().id();
    }

    private static long holder(CastSql.Standing member) {
        return member.proxyId().orElse(member.memberId());
    }

    private List<CastSql.Standing> held(Voter voter) {
        return held.getOrDefault(voter.member().id(), List.of());
    }

    /** All papers of somebody who has just got these receipts; her own first, then by name. */
    private List<HeldPaper> papers(Voter voter, List<Receipt> receipts) {
        Map<Long, Receipt> fresh = new HashMap<>();
        receipts.forEach(receipt -> fresh.put(receipt.memberId(), receipt));
        return held(voter).stream()
                .map(member -> {
                    boolean own = member.memberId() == voter.member().id();
                    Optional<Receipt> receipt =
                            Optional.ofNullable(fresh.get(member.memberId()))
                                    .or(() -> earlier(voter, member));
                    return new HeldPaper(member.memberId(), member.name(), own, receipt);
                })
                .sorted(
                        Comparator.comparing(HeldPaper::own)
                                .reversed()
                                .thenComparing(HeldPaper::member)
                                .thenComparingLong(HeldPaper::memberId))
                .toList();
    }

    /** Of a paper that was cast before, possibly with another browser. */
    private Optional<Receipt> earlier(Voter voter, CastSql.Standing member) {
        if (!member.voted() && !first.containsKey(member.memberId())) {
            return Optional.empty();
        }
        return before(voter, member).map(this::receipt).or(() -> Optional.of(elsewhere(member)));
    }

    private Receipt elsewhere(CastSql.Standing member) {
        return new Receipt(
                ballot.id(),
                member.memberId(),
                member.name(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Reason reason(Voter voter, CastSql.@Nullable Standing member) {
        return member != null && member.memberId() == voter.member().id()
                ? Reason.PROXY_VOTES
                : Reason.NOT_ON_REGISTER;
    }

    /** What this voter is known to have put on this paper. */
    private Optional<Vote> before(Voter voter, CastSql.Standing member) {
        if (!ballot.secret()) {
            return Optional.ofNullable(votes.get(member.memberId()));
        }
        Optional<String> code = code(voter, member.memberId()).filter(urn::containsKey);
        return code.map(c -> new Vote(member, urn.getOrDefault(c, ""), c, now));
    }

    private void keep(Vote vote) {
        long memberId = vote.member().memberId();
        (vote.member().voted() ? again : first).put(memberId, vote);
        if (ballot.secret()) {
            urn.put(vote.code(), vote.paper());
        } else {
            votes.put(memberId, vote);
        }
    }

    private Receipt receipt(Vote vote) {
        boolean shown = !ballot.secret() || ballot.state() == BallotState.PUBLISHED;
        return new Receipt(
                ballot.id(),
                vote.member().memberId(),
                vote.member().name(),
                Optional.of(vote.code()),
                Optional.of(vote.paper()).filter(paper -> shown),
                Optional.of(vote.at()).filter(at -> !ballot.secret()));
    }

    /** Writes what was taken. */
    void write() {
        if (ballot.secret()) {
            writeSecret();
        } else {
            writeByName();
        }
        if (!first.isEmpty()) {
            tx.counted(ballot.assemblyId(), "turnout-" + ballot.id());
        }
    }

    private void writeByName() {
        if (!first.isEmpty()) {
            tx.write(CastSql.RECORD, members(first), papers(first), codes(first), ballot.id(), now);
        }
        if (!again.isEmpty()) {
            tx.write(
                    CastSql.REPLACE, members(again), papers(again), codes(again), now, ballot.id());
        }
    }

    private void writeSecret() {
        if (!first.isEmpty()) {
            tx.write(UrnSql.TICK, ballot.id(), members(first));
            tx.write(
                    UrnSql.DROP,
                    ballot.id(),
                    codes(first),
                    papers(first),
                    first.values().stream()
                            .map(vote -> vote.member().weight().toPlainString())
                            .toList());
        }
    }

    private static List<Long> members(Map<Long, Vote> votes) {
        return List.copyOf(votes.keySet());
    }

    private static List<String> papers(Map<Long, Vote> votes) {
        return votes.values().stream().map(Vote::paper).toList();
    }

    private static List<String> codes(Map<Long, Vote> votes) {
        return votes.values().stream().map(Vote::code).toList();
    }
}
