package rostrum.rehearsal.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import rostrum.rehearsal.member.Duty.Kind;

class DutiesTest {
    private final EventLoop loop = new DefaultEventLoop();
    private final Duties duties = new Duties(loop);
    private final BlockingQueue<Duty> done = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void theEarliestComesFirstAtItsMoment() throws Exception {
        long now = System.nanoTime();
        Duty later = at(now + TimeUnit.MILLISECONDS.toNanos(60), Kind.LEAVE);
        Duty sooner = at(now + TimeUnit.MILLISECONDS.toNanos(30), Kind.VOTE);
        loop.execute(() -> {
            duties.await(done::add);
            duties.add(later);
            duties.add(sooner);
        });
        assertThat(next()).isSameAs(sooner);
        assertThat(System.nanoTime()).isGreaterThanOrEqualTo(sooner.at());
        loop.execute(() -> duties.await(done::add));
        assertThat(next()).isSameAs(later);
    }

    @Test
    void whatHadToWaitForHerIsDueWhenSheIsFree() throws Exception {
        long began = System.nanoTime();
        loop.execute(() -> {
            duties.add(at(began - 1, Kind.VOTE));
            duties.await(done::add);
        });
        assertThat(next().at()).isBetween(began, System.nanoTime());
    }

    @Test
    void whatIsLateThoughSheWasFreeCountsFromItsMoment() throws Exception {
        BlockingQueue<Duty> planned = new LinkedBlockingQueue<>();
        loop.execute(() -> {
            duties.await(done::add);
            Duty duty = at(System.nanoTime(), Kind.VOTE);
            planned.add(duty);
            LockSupport.parkNanos(1_000_000);
            duties.add(duty);
        });
        assertThat(next()).isSameAs(planned.take());
    }

    private Duty next() throws InterruptedException {
        return done.poll(10, TimeUnit.SECONDS);
    }

    private static Duty at(long nanos, Kind kind) {
        return Duty.plain(kind, nanos);
    }
}
