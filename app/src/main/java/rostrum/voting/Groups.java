package rostrum.voting;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import rostrum.Refused;
import rostrum.Refused.Reason;

/**
 * Lets forms that come at the same time share a transaction, without a thread of its own.
 *
 * <p>Whoever finds nobody at work leads: she takes all forms that wait, with her own, has them
 * recorded, answers all of them and hands the lead to the first of those that came meanwhile. The
 * others wait. So one group is under way at a time, and the next one is as large as the time it
 * takes: a single vote waits for nobody, a burst costs few commits. Thread-safe.
 */
final class Groups {
    /** More would keep the first of them waiting for the last. */
    static final int LARGEST = 200;

    private enum State {
        WAITING,
        /** In the group that is being recorded. */
        TAKEN,
        /** Leads the next group. */
        LEADS,
        ANSWERED
    }

    private static final class Entry {
        final Form form;
        final Condition turn;
        State state = State.WAITING;
        Optional<Answer> answer = Optional.empty();

        Entry(Form form, Condition turn) {
            this.form = form;
            this.turn = turn;
        }
    }

    private final Function<List<Form>, List<Answer>> work;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private final Deque<Entry> waiting = new ArrayDeque<>();
    private boolean busy;

    /**
     * @param work records a group and answers each form in its place
     * @param patience how long a form waits at most
     */
    Groups(Function<List<Form>, List<Answer>> work, Duration patience) {
        this.work = work;
        this.patience = patience;
    }

    /**
     * Has a form recorded. Refused with {@link Reason#UNAVAILABLE} when its turn did not come in
     * time: nothing is recorded; and with {@link Reason#NOT_CONFIRMED} when it came, and no answer.
     */
    Answer take(Form form) {
        Entry mine = new Entry(form, lock.newCondition());
        List<Entry> group = join(mine);
        if (!group.isEmpty()) {
            lead(group);
        }
        return mine.answer.orElseThrow();
    }

    /** How many wait for a group of theirs to begin. */
    int waiting() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the answer; or returns the group to lead, of which this form is the first. */
    private List<Entry> join(Entry mine) {
        lock.lock();
        try {
            waiting.add(mine);
            if (!busy) {
                busy = true;
                return next();
            }
            await(mine);
            return switch (mine.state) {
                case LEADS -> next();
                case ANSWERED -> List.of();
                case WAITING -> {
                    waiting.remove(mine);
                    throw new Refused(Reason.UNAVAILABLE);
                }
                case TAKEN -> throw new Refused(Reason.NOT_CONFIRMED);
            };
        } finally {
            lock.unlock();
        }
    }

    private void await(Entry mine) {
        long left = patience.toNanos();
        try {
            while (left > 0 && (mine.state == State.WAITING || mine.state == State.TAKEN)) {
                left = mine.turn.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // this process stops; the answer is the same
        }
    }

    private List<Entry> next() {
        List<Entry> group = new ArrayList<>();
        while (group.size() < LARGEST && !waiting.isEmpty()) {
            Entry entry = waiting.remove();
            entry.state = State.TAKEN;
            group.add(entry);
        }
        return group;
    }

    private void lead(List<Entry> group) {
        List<Answer> answers = List.of();
        try {
            answers = work.apply(group.stream().map(entry -> entry.form).toList());
        } finally {
            finish(group, answers);
        }
    }

    /** Answers a group and lets the next one begin, also after an error nobody expected. */
    private void finish(List<Entry> group, List<Answer> answers) {
        lock.lock();
        try {
            for (int i = 0; i < group.size(); i++) {
                Entry entry = group.get(i);
                entry.answer =
                        Optional.of(
                                i < answers.size()
                                        ? answers.get(i)
                                        : Answer.of(new Refused(Reason.NOT_CONFIRMED)));
                entry.state = State.ANSWERED;
                entry.turn.signal();
            }
            busy = !waiting.isEmpty();
            if (busy) {
                waiting.element().state = State.LEADS;
                waiting.element().turn.signal();
            }
        } finally {
            lock.unlock();
        }
    }
}
