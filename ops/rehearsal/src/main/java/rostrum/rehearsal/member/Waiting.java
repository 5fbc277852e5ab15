package rostrum.rehearsal.member;

import com.typesafe.scalalogging.Logger;
import com.typesafe.scalalogging.Logger$;
import io.gatling.core.action.Action;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import io.gatling.http.engine.HttpEngine;
import io.gatling.http.protocol.HttpComponents;
import io.gatling.http.protocol.HttpProtocol;
import io.gatling.javaapi.core.ActionBuilder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * A step of a scenario in which something else decides when the virtual user goes on. Gatling's own
 * pauses must know how long they last when they begin.
 */
final class Waiting implements ActionBuilder {
    private final String name;
    private final Consumer<HttpEngine> engine;
    private final BiConsumer<Session, Consumer<Session>> step;

    /**
     * @param engine is told what sends the scenario's requests
     * @param step is given the virtual user, and how she goes on
     */
    Waiting(String name, Consumer<HttpEngine> engine, BiConsumer<Session, Consumer<Session>> step) {
        this.name = name;
        this.engine = engine;
        this.step = step;
    }

    @Override
    public io.gatling.core.action.builder.ActionBuilder asScala() {
        return (context, next) -> {
            engine.accept(components(context).httpEngine());
            return new Step(name, session -> step.accept(session, next::$bang));
        };
    }

    private static HttpComponents components(ScenarioContext context) {
        return context.protocolComponentsRegistry().components(HttpProtocol.HttpProtocolKey());
    }

    /** A Scala trait as Java sees it: its logger is a field that it sets itself. */
    private static final class Step implements Action {
        private final String name;
        private final Consumer<Session> execute;
        private Logger logger = Logger$.MODULE$.apply(LoggerFactory.getLogger(Step.class));

        Step(String name, Consumer<Session> execute) {
            this.name = name;
            this.execute = execute;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void execute(Session session) {
            execute.accept(session);
        }

        @Override
        public Logger logger() {
            return logger;
        }

        @Override
        public void com$typesafe$scalalogging$StrictLogging$_setter_$logger_$eq(Logger set) {
            logger = set;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
