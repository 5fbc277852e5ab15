package rostrum.evidence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import rostrum.Refused;
import rostrum.counting.ChoiceCount;
import rostrum.counting.Lot;
import rostrum.counting.Outcome;
import rostrum.counting.Paper;
import rostrum.counting.Rules;
import rostrum.counting.Tally;
import rostrum.counting.TieBreak;
import rostrum.voting.Ballot;
import rostrum.voting.Result;

/** Notes what does not agree in one ballot. */
final class Comparison {
    private final List<String> differences = new ArrayList<>();
    private final Ballot ballot;
    private final List<Entry> register;
    private final List<Slip> urn;

    Comparison(Ballot ballot, List<Entry> register, List<Slip> urn) {
        this.ballot = ballot;
        this.register = register;
        this.urn = urn;
    }

    List<String> differences() {
        return differences;
    }

    /** Whether the papers are those of the members who voted, and each of them is valid. */
    void papers() {
        List<Entry> voted = register.stream().filter(Entry::voted).toList();
        same("papers in the urn, members who voted", urn.size(), voted.size());
        if (!sorted(urn, Slip::weight).equals(sorted(voted, Entry::weight))) {
            differences.add("the papers' weights are not those of the members who voted");
        }
        none("papers that are not valid", count(urn, slip -> !isValid(slip.paper())));
        none("receipt codes that are there twice", repeated(urn, Slip::receipt));
        none("members who are there twice", repeated(register, Entry::number));
        none("weights that are not above 0", count(register, e -> !isWeight(e.weight())));
        if (!ballot.settings().weighted()) {
            none("weights other than 1", count(register, e -> !e.weight().equals("1")));
        }
        none("members who vote for themselves by proxy", count(register, Comparison::isOwnProxy));
    }

    /** Whether there are rows that the evidence does not show. */
    void strays(RecountSql.Strays strays) {
        none("proxies who are not on the register", strays.proxies());
        none("papers left in the open urn", strays.openPapers());
        none("choices the ballot does not have", strays.choices());
        if (ballot.secret()) {
            none("papers by name in a secret ballot", strays.namedPapers());
            none("times of votes in a secret ballot", strays.times());
        } else {
            none("secret papers in a roll call", strays.secretPapers());
        }
    }

    /** Whether the count is the recorded one, and leads to the same outcome. */
    void result(Tally counted, Result recorded) {
        Tally before = recorded.tally();
        same("votes", counted.votes(), before.votes());
        same("their weight", counted.weight(), before.weight());
        same("members on the register", counted.register(), before.register());
        same("the register's weight", counted.registerWeight(), before.registerWeight());
        same("the weight present", counted.presentWeight(), before.presentWeight());
        for (int i = 0; i < counted.choices().size(); i++) {
            ChoiceCount now = counted.choices().get(i);
            ChoiceCount then = before.choices().get(i);
            same("votes for " + now.choice(), now.votes(), then.votes());
            same("weight of " + now.choice(), now.weight(), then.weight());
        }
        tieBreak(counted, recorded.tieBreak());
        outcome(counted, recorded);
    }

    private void outcome(Tally counted, Result recorded) {
        try {
            Outcome outcome = Outcome.of(ballot.rules(), counted, recorded.tieBreak());
            same("outcome", outcome.kind(), recorded.outcome().kind());
            same("winners", outcome.won(), recorded.outcome().won());
        } catch (IllegalArgumentException e) {
            differences.add("the tie was broken among others than those who are tied");
        }
    }

    private void tieBreak(Tally counted, Optional<TieBreak> tieBreak) {
        Rules rules = ballot.rules();
        List<String> tied = Outcome.tie(rules, counted);
        if (tieBreak.isEmpty()) {
            return;
        }
        if (tied.isEmpty()) {
            differences.add("a tie was broken that is none");
        }
        tieBreak.get()
                .seed()
                .filter(seed -> !Lot.ranking(tied, seed).equals(tieBreak.get().ranking()))
                .ifPresent(seed -> differences.add("the lot gives another order"));
    }

    private boolean isValid(String paper) {
        try {
            return ballot.rules().paper(Paper.of(paper).choices()).text().equals(paper);
        } catch (Refused e) {
            return false;
        }
    }

    private static boolean isWeight(String weight) {
        return new BigDecimal(weight).signum() > 0;
    }

    private static boolean isOwnProxy(Entry entry) {
        return entry.proxy().equals(entry.number());
    }

    /** Notes two figures, counted now and recorded then, unless they are the same. */
    void same(String what, Object counted, Object recorded) {
        if (!counted.equals(recorded)) {
            differences.add(what + ": " + counted + ", recorded " + recorded);
        }
    }

    private void none(String what, int count) {
        if (count > 0) {
            differences.add(what + ": " + count);
        }
    }

    private static <T> int count(List<T> all, java.util.function.Predicate<T> which) {
        return (int) all.stream().filter(which).count();
    }

    private static <T> int repeated(List<T> all, Function<T, String> key) {
        HashSet<String> seen = new HashSet<>();
        return count(all, one -> !seen.add(key.apply(one)));
    }

    private static <T> List<String> sorted(List<T> all, Function<T, String> weight) {
        return all.stream().map(weight).sorted().toList();
    }
}
