package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static rostrum.voting.VotingWorld.assertRefused;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.people.Member;
import rostrum.people.Role;
import rostrum.testing.Await;

/** Who records whose form, and what becomes of those who wait too long. */
class GroupsTest {
    private static final Duration PATIENT = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Member BEN = new Member(1, 1, "1", "Ben", "", BigDecimal.ONE, Role.VOTER);

    /** The numbers of the forms of each group. */
    private final List<List<Long>> recorded = Collections.synchronizedList(new ArrayList<>());

    private final CountDownLatch firstHasBegun = new CountDownLatch(1);
    private final CountDownLatch firstMayEnd = new CountDownLatch(1);

    @Test
    void aFormThatComesAloneIsAGroup() {
        Groups groups = new Groups(this::record, PATIENT);
        assertThat(groups.take(form(1)).recorded()).isEqualTo(1);
        assertThat(groups.take(form(2)).recorded()).isEqualTo(2);
        assertThat(recorded).containsExactly(List.of(1L), List.of(2L));
        assertThat(groups.waiting()).isZero();
    }

    @Test
    void formsThatComeMeanwhileAreTheNextGroupInTheirOrder() throws Exception {
        Groups groups = new Groups(this::recordSlowly, PATIENT);
        try (ExecutorService hall = Executors.newCachedThreadPool()) {
            List<Future<Answer>> answers = queue(hall, groups, 5);
            firstMayEnd.countDown();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get().recorded()).isEqualTo(i + 1);
            }
        }
        assertThat(recorded).containsExactly(List.of(1L), List.of(2L, 3L, 4L, 5L));
    }

    @Test
    void aGroupHasABound() throws Exception {
        Groups groups = new Groups(this::recordSlowly, PATIENT);
        try (ExecutorService hall = Executors.newCachedThreadPool()) {
            List<Future<Answer>> answers = queue(hall, groups, Groups.LARGEST + 3);
            firstMayEnd.countDown();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().failure()).isEmpty();
            }
        }
        assertThat(recorded).extracting(List::size).containsExactly(1, Groups.LARGEST, 2);
    }

    @Test
    void whoseTurnDoesNotComeIsNotRecorded() throws Exception {
        Groups groups = new Groups(this::recordSlowly, SHORT);
        try (ExecutorService hall = Executors.newCachedThreadPool()) {
            Future<Answer> first = hall.submit(() -> groups.take(form(1)));
            firstHasBegun.await();
            assertRefused(Reason.UNAVAILABLE, () -> groups.take(form(2)));
            assertThat(groups.waiting()).isZero();
            firstMayEnd.countDown();
            assertThat(first.get().failure()).isEmpty();
        }
        assertThat(groups.take(form(3)).failure()).isEmpty();
        assertThat(recorded).containsExactly(List.of(1L), List.of(3L));
    }

    @Test
    void whoseTurnHasComeIsNotToldThatItWasNotRecorded() throws Exception {
        CountDownLatch secondMayEnd = new CountDownLatch(1);
        Groups groups =
                new Groups(
                        forms -> {
                            List<Answer> answers = recordSlowly(forms);
                            if (forms.size() > 1) {
                                await(secondMayEnd);
                            }
                            return answers;
                        },
                        Duration.ofSeconds(2));
        try (ExecutorService hall = Executors.newCachedThreadPool()) {
            List<Future<Answer>> answers = queue(hall, groups, 3);
            firstMayEnd.countDown();
            assertThatThrownBy(answers.get(2)::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage(Reason.NOT_CONFIRMED.name());
            secondMayEnd.countDown();
            assertThat(answers.get(1).get().failure()).isEmpty();
        }
        assertThat(recorded).containsExactly(List.of(1L), List.of(2L, 3L));
    }

    @Test
    void anErrorInOneGroupStopsNobodyElse() throws Exception {
        Groups groups =
                new Groups(
                        forms -> {
                            List<Answer> answers = recordSlowly(forms);
                            if (forms.size() == 2) {
                                throw new AssertionError("out of luck");
                            }
                            return answers;
                        },
                        PATIENT);
        try (ExecutorService hall = Executors.newCachedThreadPool()) {
            List<Future<Answer>> answers = queue(hall, groups, 3);
            firstMayEnd.countDown();
            assertThat(answers.getFirst().get().failure()).isEmpty();
            assertThatThrownBy(answers.get(1)::get).hasRootCauseMessage("out of luck");
            assertThat(answers.get(2).get().failure().orElseThrow())
                    .hasMessage(Reason.NOT_CONFIRMED.name());
        }
        assertThat(groups.take(form(4)).failure()).isEmpty();
    }

    /** The first form begins, the others wait in their order. */
    private List<Future<Answer>> queue(ExecutorService hall, Groups groups, int forms)
            throws InterruptedException {
        List<Future<Answer>> answers = new ArrayList<>();
        answers.add(hall.submit(() -> groups.take(form(1))));
        firstHasBegun.await();
        for (int number = 2; number <= forms; number++) {
            Form form = form(number);
            int waiting = number - 1;
            answers.add(hall.submit(() -> groups.take(form)));
            Await.until(() -> groups.waiting() == waiting);
        }
        return answers;
    }

    private List<Answer> recordSlowly(List<Form> forms) {
        if (forms.getFirst().ballotId() == 1) {
            firstHasBegun.countDown();
            await(firstMayEnd);
        }
        return record(forms);
    }

    private List<Answer> record(List<Form> forms) {
        recorded.add(forms.stream().map(Form::ballotId).toList());
        return forms.stream()
                .map(form -> new Answer(Optional.empty(), (int) form.ballotId(), Optional.empty()))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A form that is known by the number of its ballot. */
    private static Form form(long number) {
        return new Form(Voter.of(BEN), number, new TreeMap<>());
    }
}
