package rostrum.voting;

import java.util.Optional;

/**
 * What became of a form: it was taken, or why not.
 *
 * @param recorded how many of the papers were not recorded before
 */
record Answer(Optional<Taken> taken, int recorded, Optional<RuntimeException> failure) {
    static Answer of(Taken taken, int recorded) {
        return new Answer(Optional.of(taken), recorded, Optional.empty());
    }

    static Answer of(RuntimeException failure) {
        return new Answer(Optional.empty(), 0, Optional.of(failure));
    }

    /** What was taken; throws what went wrong. */
    Taken get() {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return taken.orElseThrow();
    }
}
