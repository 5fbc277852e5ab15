package rostrum.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceCurrentlyExecutingException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceNotFoundException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is due at some time and survives a restart; each piece is done by one process only.
 *
 * <p>Define everything, then {@link #start}. A job that fails is tried again after a pause, so it
 * must be able to run twice.
 */
public final class Jobs implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Jobs.class);

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    private static final int THREADS = 2;

    /** What is to be done for one thing. */
    @FunctionalInterface
    public interface Job {
        /** Does it; returns when to come back, or nothing when it is done for good. */
        Optional<Instant> run(long id);
    }

    private final DataSource dataSource;
    private final Clock clock;
    private final List<Task<?>> once = new ArrayList<>();
    private final List<RecurringTask<Void>> recurring = new ArrayList<>();
    private @Nullable Scheduler scheduler;

    public Jobs(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Defines a kind of job that is then set for single things by {@link #at}. */
    public void define(String name, Job job) {
        CustomTask<Void> task =
                Tasks.custom(name, Void.class)
                        .onFailureReschedule(FixedDelay.of(AFTER_FAILURE))
                        .execute((instance, context) -> run(job, instance));
        once.add(task);
    }

    private static CompletionHandler<Void> run(Job job, TaskInstance<Void> instance) {
        Optional<Instant> next = job.run(Long.parseLong(instance.getId()));
        return next.<CompletionHandler<Void>>map(
                        time -> (complete, operations) -> operations.reschedule(complete, time))
                .orElseGet(CompletionHandler.OnCompleteRemove::new);
    }

    /** Defines a job that comes back by itself. */
    public void every(String name, Duration pause, Runnable work) {
        recurring.add(
                Tasks.recurring(name, FixedDelay.of(pause))
                        .execute((instance, context) -> work.run()));
    }

    /** Sets a defined job for a thing, or sets it anew; call it before committing the change. */
    public void at(String name, long id, Instant when) {
        Scheduler running = scheduler;
        if (running == null) {
            throw new IllegalStateException("jobs not started");
        }
        TaskInstance<Void> instance = new TaskInstance<>(name, Long.toString(id));
        if (!running.scheduleIfNotExists(instance, when)) {
            setAnew(running, instance, when);
        }
    }

    private static void setAnew(Scheduler running, TaskInstance<Void> instance, Instant when) {
        try {
            running.reschedule(TaskInstanceId.of(instance.getTaskName(), instance.getId()), when);
        } catch (TaskInstanceCurrentlyExecutingException e) {
            log.debug("job at work: it finds out itself when to come back", e);
        } catch (TaskInstanceNotFoundException e) {
            log.debug("job done a moment ago", e);
            running.scheduleIfNotExists(instance, when);
        }
    }

    public void start() {
        scheduler =
                Scheduler.create(dataSource, once)
                        .startTasks(recurring)
                        .clock(clock::instant)
                        .threads(THREADS)
                        .pollingInterval(POLL)
                        .shutdownMaxWait(Duration.ofSeconds(3))
                        .build();
        scheduler.start();
        log.info("jobs started kinds={}", once.size() + recurring.size());
    }

    @Override
    public void close() {
        if (scheduler != null) {
            scheduler.stop();
        }
    }
}
