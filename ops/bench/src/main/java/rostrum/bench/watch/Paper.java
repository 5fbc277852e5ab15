package rostrum.bench.watch;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/** What one member knows of her vote. Belongs to the thread that has taken it. */
final class Paper {
    private final String cookie;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final Set<String> possible = new HashSet<>();
    private boolean acknowledged;

    Paper(String cookie) {
        this.cookie = cookie;
    }

    /** False when another thread has it. */
    boolean take() {
        return taken.compareAndSet(false, true);
    }

    void giveBack() {
        taken.set(false);
    }

    String cookie() {
        return cookie;
    }

    /** Until there is an answer, nobody knows whether this vote or the one before is recorded. */
    void sent(String choice) {
        possible.add(choice);
    }

    void acknowledged(String choice) {
        possible.clear();
        possible.add(choice);
        acknowledged = true;
    }

    /** Whether she has tried to vote. */
    boolean isUsed() {
        return !possible.isEmpty();
    }

    /**
     * Whether it may be so after the answers she got, and did not get.
     *
     * @param recorded empty: no vote of hers
     */
    boolean allows(Optional<String> recorded) {
        return recorded.map(possible::contains).orElse(!acknowledged);
    }

    /** What may be recorded, in words. */
    @Override
    public String toString() {
        return String.join(" or ", possible) + (acknowledged ? "" : " or nothing");
    }
}
