package rostrum.bench.fanout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.HdrHistogram.Histogram;
import rostrum.bench.ServerProcess;

/** Measures one server once: memory, then a window for each rate. */
final class Trial {
    /** Until the counters of who is present have settled, and what is compiled is compiled. */
    private static final Duration SETTLE = Duration.ofSeconds(6);

    private static final int WARM_UPS = 10;
    private static final int WARM_UP_SUBSCRIBERS = 200;

    private final Contender contender;
    private final Settings settings;
    private final Clock clock;
    private int published;

    Trial(Contender contender, Settings settings, Clock clock) {
        this.contender = contender;
        this.settings = settings;
        this.clock = clock;
    }

    /** Crowds that come and go, so that what follows finds a server that has been used. */
    void warmUp() throws IOException {
        for (int i = 0; i < WARM_UPS; i++) {
            try (Audience audience = audience()) {
                audience.open(Math.min(WARM_UP_SUBSCRIBERS, settings.subscribers()));
                publish(audience, 2, 5);
            }
        }
    }

    /** Bytes that an idle subscriber costs; the server must have been used before. */
    Memory memory() throws IOException, InterruptedException {
        ServerProcess.Memory before = look();
        try (Audience audience = audience()) {
            audience.open(settings.subscribers());
            publish(audience, (int) SETTLE.toSeconds(), 1);
            ServerProcess.Memory after = look();
            return new Memory(
                    contender.name(),
                    each(before.resident(), after.resident()),
                    each(before.live(), after.live()));
        }
    }

    /** A window for each rate, with the same audience. */
    List<Window> windows(int round) throws IOException {
        List<Window> windows = new ArrayList<>();
        try (Audience audience = audience()) {
            audience.open(settings.subscribers());
            publish(audience, (int) SETTLE.toSeconds(), 1);
            for (int rate : settings.rates()) {
                windows.add(window(audience, rate, round));
            }
        }
        return windows;
    }

    private Window window(Audience audience, int rate, int round) throws IOException {
        Duration cpu = contender.process().cpu();
        Histogram delays = publish(audience, (int) settings.window().toSeconds() * rate, rate);
        Window window =
                new Window(
                        contender.name(),
                        rate,
                        round,
                        settings.window(),
                        contender.process().cpu().minus(cpu),
                        delays);
        long left = window.delivered() % settings.subscribers();
        if (window.delivered() == 0 || left != 0) {
            throw new IOException(
                    "%s: %,d updates delivered are no multiple of the subscribers"
                            .formatted(contender.name(), window.delivered()));
        }
        return window;
    }

    private Histogram publish(Audience audience, int count, int rate) throws IOException {
        Publishing publishing = new Publishing(contender.publisher(), published, count, rate);
        published += count;
        Histogram delays = audience.receiveUntil(publishing::over);
        publishing.check();
        return delays;
    }

    private ServerProcess.Memory look() throws InterruptedException {
        ServerProcess process = contender.process();
        return contender.java()
                ? process.memory()
                : new ServerProcess.Memory(process.resident(), OptionalLong.empty());
    }

    private OptionalLong each(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent()
                ? OptionalLong.of((after.getAsLong() - before.getAsLong()) / settings.subscribers())
                : OptionalLong.empty();
    }

    private Audience audience() throws IOException {
        InetSocketAddress address =
                new InetSocketAddress(contender.url().getHost(), contender.url().getPort());
        return new Audience(address, contender.request(), clock);
    }
}
