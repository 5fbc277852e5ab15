package rostrum.bench.pages;

import java.io.IOException;

/**
 * One kind of request.
 *
 * @param budget microseconds of the server's CPU; 0: there is none
 * @param call asks once
 */
record Request(String name, int budget, Call call) {
    /** Fails when the answer is not the one that was to be measured. */
    @FunctionalInterface
    interface Call {
        void ask() throws IOException;
    }
}
