package rostrum.voting;

import java.util.List;
import java.util.Optional;

/**
 * What became of a form: a receipt for each paper, or why there is none.
 *
 * @param recorded how many of the papers were not recorded before
 */
record Answer(List<Receipt> receipts, int recorded, Optional<RuntimeException> failure) {
    static Answer of(List<Receipt> receipts, int recorded) {
        return new Answer(receipts, recorded, Optional.empty());
    }

    static Answer of(RuntimeException failure) {
        return new Answer(List.of(), 0, Optional.of(failure));
    }

    /** The receipts; throws what went wrong. */
    List<Receipt> get() {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return receipts;
    }
}
