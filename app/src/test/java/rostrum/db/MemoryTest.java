package rostrum.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rostrum.live.Change;

class MemoryTest {
    private static final long SPRING = 7;

    private final AtomicInteger truth = new AtomicInteger(1);
    private final AtomicInteger reads = new AtomicInteger();

    /** A value belongs to whoever has its number. */
    private final Memory<String, Integer> memory =
            new Memory<>(10, "agenda"::equals, Integer::longValue);

    @BeforeEach
    void listen() {
        memory.certain();
    }

    private Optional<Integer> read() {
        reads.incrementAndGet();
        return Optional.of(truth.get());
    }

    private int value() {
        return memory.get("spring", this::read).orElseThrow();
    }

    private static Change change(String thing) {
        return new Change(SPRING, thing, 0);
    }

    @Test
    void works() {
        assertThat(value()).isEqualTo(1);
        truth.set(2);
        assertThat(value()).isEqualTo(1);
        assertThat(reads).hasValue(1);
    }

    @Test
    void aChangeOfItsKindMakesItForget() {
        assertThat(value()).isEqualTo(1);
        truth.set(2);
        memory.changed(change("notices"));
        assertThat(value()).isEqualTo(1);
        memory.changed(change("agenda"));
        assertThat(value()).isEqualTo(2);
    }

    @Test
    void whatWasReadBeforeAChangeIsNotKeptAfterIt() {
        int old =
                memory.get(
                                "spring",
                                () -> {
                                    Optional<Integer> read = read();
                                    truth.set(2);
                                    memory.changed(change("agenda"));
                                    return read;
                                })
                        .orElseThrow();
        assertThat(old).isEqualTo(1);
        assertThat(value()).isEqualTo(2);
    }

    @Test
    void whoeverHasEndedIsAskedForAgain() {
        assertThat(value()).isEqualTo(1);
        memory.ended(2);
        truth.set(3);
        assertThat(value()).isEqualTo(1);
        memory.ended(1);
        assertThat(value()).isEqualTo(3);
    }

    @Test
    void whoeverEndsWhileHeIsReadIsAskedForAgain() {
        memory.get(
                "spring",
                () -> {
                    Optional<Integer> read = read();
                    memory.ended(1);
                    return read;
                });
        truth.set(3);
        assertThat(value()).isEqualTo(3);
    }

    @Test
    void nothingIsKeptWhileChangesMayBeMissed() {
        assertThat(value()).isEqualTo(1);
        truth.set(2);
        memory.uncertain();
        assertThat(value()).isEqualTo(2);
        truth.set(3);
        assertThat(value()).isEqualTo(3);
        memory.certain();
        assertThat(value()).isEqualTo(3);
        truth.set(4);
        assertThat(value()).isEqualTo(3);
    }

    @Test
    void whatDoesNotExistIsNotKept() {
        assertThat(memory.get("spring", Optional::empty)).isEmpty();
        assertThat(value()).isEqualTo(1);
    }
}
