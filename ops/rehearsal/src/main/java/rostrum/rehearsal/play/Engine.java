package rostrum.rehearsal.play;

import com.typesafe.config.ConfigFactory;
import io.gatling.app.Runner;
import io.gatling.commons.util.Clock;
import io.gatling.commons.util.DefaultClock;
import io.gatling.core.actor.ActorSystem;
import io.gatling.core.cli.GatlingArgs;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.netty.util.Transports;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import rostrum.rehearsal.measure.Load;
import rostrum.rehearsal.member.Later;
import rostrum.rehearsal.play.EventSimulation.Event;
import scala.Console$;
import scala.Option;

/**
 * Gatling, in this process and without its own reports, console and calls home. What can be set by
 * file is in {@code gatling.conf}.
 */
final class Engine implements AutoCloseable {
    private static final long TICK_MILLIS = 100;
    private static final long SHUTDOWN_SECONDS = 5;
    private static final String TRUST = "gatling.ssl.trustStore.";

    private final GatlingConfiguration configuration;
    private final EventLoopGroup loops;

    /** Trusts whom the JDK trusts, or only those in the store. */
    Engine(Option<TrustStore> trust, Load load) {
        if (trust.isDefined()) {
            System.setProperty(TRUST + "type", TrustStore.TYPE);
            System.setProperty(TRUST + "file", trust.get().file().toString());
            System.setProperty(TRUST + "password", TrustStore.PASSWORD);
        }
        ConfigFactory.invalidateCaches();
        silence();
        configuration = GatlingConfiguration.load();
        loops = Transports.newEventLoopGroup(true, false, 0, "members");
        loops.forEach(loop -> tick(loop, load));
    }

    /** Gatling prints by Scala's console, which keeps what it finds when it is first used. */
    private static void silence() {
        PrintStream out = System.out;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try {
            Console$.MODULE$.out();
        } finally {
            System.setOut(out);
        }
    }

    /** How late a thread of the members is with what it has planned. */
    private static void tick(EventExecutor loop, Load load) {
        long planned = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS);
        Later.run(
                loop,
                TICK_MILLIS,
                () -> {
                    load.late(System.nanoTime() - planned);
                    tick(loop, load);
                });
    }

    /** Plays until everybody has gone home; the future ends then, or when Gatling breaks. */
    CompletableFuture<Void> play(Supplier<Event> event) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("gatling")
                .start(() -> {
                    try (ActorSystem system = new ActorSystem()) {
                        // Gatling's words need its configuration before they can be spoken.
                        io.gatling.core.Predef$.MODULE$._configuration_$eq(configuration);
                        ScopedValue.where(EventSimulation.EVENT, event.get())
                                .run(() -> new Quiet(system, loops, configuration).run());
                        end.complete(null);
                    } catch (RuntimeException | Error e) {
                        end.completeExceptionally(e);
                    }
                });
        return end;
    }

    /** It asks nobody whether there is a newer Gatling. */
    private static final class Quiet extends Runner {
        private static final Clock CLOCK = new DefaultClock();

        Quiet(ActorSystem system, EventLoopGroup loops, GatlingConfiguration configuration) {
            super(system, loops, CLOCK, arguments(), configuration);
        }

        private static GatlingArgs arguments() {
            return new GatlingArgs(
                    Option.apply(EventSimulation.class.getName()),
                    Option.empty(),
                    true,
                    Option.empty(),
                    Option.empty(),
                    Option.empty(),
                    Option.empty());
        }

        @Override
        public void displayVersionWarning() {
            // No.
        }
    }

    @Override
    public void close() {
        loops.shutdownGracefully(0, SHUTDOWN_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
