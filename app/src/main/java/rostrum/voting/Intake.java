package rostrum.voting;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Transaction;

/**
 * Takes a group of forms in one transaction, with a handful of statements per ballot.
 *
 * <p>Ballots in the order of their ids, and members within them too: whoever needs several locks
 * takes them in this order, so that nobody waits in a circle.
 */
final class Intake {
    private final Clock clock;
    private final SecureRandom random;

    Intake(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    /** The answers in the order of the forms; they are true once the transaction is committed. */
    List<Answer> take(Transaction tx, List<Form> forms) {
        Map<Long, List<Form>> byBallot = new TreeMap<>();
        for (Form form : forms) {
            byBallot.computeIfAbsent(form.ballotId(), id -> new ArrayList<>()).add(form);
        }
        IdentityHashMap<Form, Answer> answers = new IdentityHashMap<>();
        byBallot.forEach((ballotId, its) -> take(tx, ballotId, its, answers));
        return forms.stream().map(answers::get).toList();
    }

    private void take(
            Transaction tx,
            long ballotId,
            List<Form> forms,
            IdentityHashMap<Form, Answer> answers) {
        tx.read(BallotSql.SHARE, ballotId);
        // A ballot is of one assembly: whoever is of another one must not know of it.
        Map<Long, Optional<BallotSql.Row>> byAssembly = new HashMap<>();
        List<Form> valid = new ArrayList<>();
        for (Form form : forms) {
            Optional<BallotSql.Row> its =
                    byAssembly.computeIfAbsent(
                            form.voter().member().assemblyId(),
                            id -> tx.read(BallotSql.FIND, id, ballotId).stream().findFirst());
            if (its.isPresent()) {
                valid.add(form);
            } else {
                answers.put(form, Answer.of(new Refused(Reason.NOT_FOUND)));
            }
        }
        byAssembly.values().stream()
                .flatMap(Optional::stream)
                .forEach(ballot -> take(tx, ballot, valid, answers));
    }

    private void take(
            Transaction tx,
            BallotSql.Row ballot,
            List<Form> forms,
            IdentityHashMap<Form, Answer> answers) {
        BallotIntake intake = new BallotIntake(tx, ballot, random, Closing.now(clock));
        intake.read(forms);
        forms.forEach(form -> answers.put(form, intake.take(form)));
        intake.write();
    }
}
