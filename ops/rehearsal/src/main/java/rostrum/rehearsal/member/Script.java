package rostrum.rehearsal.member;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.doSwitch;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.onCase;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.tryMax;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpProtocolBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import rostrum.rehearsal.member.Duty.Kind;
import rostrum.rehearsal.profile.Figure;
import rostrum.rehearsal.profile.Person;

/** What members do, in Gatling's words. */
public final class Script {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(2);
    private static final int TRIES = 5;
    private static final String TRY = "try";
    private static final String DUTY = "duty";

    private final Hall hall;
    private final Requests requests;

    public Script(Hall hall) {
        this.hall = hall;
        this.requests = new Requests(hall);
    }

    /** Each request over the virtual user's own connection, as a browser without a cache. */
    public HttpProtocolBuilder protocol() {
        HttpProtocolBuilder protocol =
                http.baseUrl(hall.site().toString())
                        .acceptHeader("text/html,application/xhtml+xml,*/*;q=0.8")
                        .acceptEncodingHeader("gzip")
                        .acceptLanguageHeader("en")
                        .userAgentHeader("rostrum-rehearsal")
                        .disableCaching()
                        .disableFollowRedirect()
                        .disableWarmUp();
        return "https".equals(hall.site().getScheme()) ? protocol.enableHttp2() : protocol;
    }

    /** The members, each of whom arrives in her second. */
    public PopulationBuilder members(List<Person> persons) {
        ScenarioBuilder member =
                scenario("member")
                        .exec(arrive(View.MEMBER))
                        .exec(untilItWorks(exec(signIn(), requests.page())))
                        .exec(doIf(this::goesOn).then(checkIn(), attend()));
        return member.injectOpen(arrivals(persons));
    }

    /** Consoles or projectors, which are there from the beginning. */
    public PopulationBuilder screens(View view, List<Person> persons) {
        ChainBuilder entry =
                view == View.CONSOLE
                        ? exec(signIn(), requests.page())
                        : exec(requests.first(), requests.page());
        ScenarioBuilder screen =
                scenario(view.name())
                        .exec(arrive(view))
                        .exec(untilItWorks(entry))
                        .exec(doIf(this::goesOn).then(attend()));
        return screen.injectOpen(arrivals(persons));
    }

    private static List<OpenInjectionStep> arrivals(List<Person> persons) {
        List<OpenInjectionStep> steps = new ArrayList<>();
        int next = 0;
        for (Duration end = SECOND; next < persons.size(); end = end.plus(SECOND)) {
            int count = 0;
            while (next + count < persons.size()
                    && persons.get(next + count).arrives().compareTo(end) < 0) {
                count++;
            }
            steps.add(atOnceUsers(count));
            steps.add(nothingFor(SECOND));
            next += count;
        }
        return steps;
    }

    /** Until the very moment: Gatling lets those of a second in together. */
    private ChainBuilder arrive(View view) {
        return exec((Session session) -> session.set(Requests.MEMBER, hall.enter(view, session)))
                .pause(session ->
                        Duration.ofNanos(Math.max(0, arrival(session) - System.nanoTime())))
                .exec((Session session) -> {
                    Requests.member(session).begin(arrival(session));
                    return session;
                });
    }

    private long arrival(Session session) {
        return hall.arrival(Requests.member(session).person());
    }

    private ChainBuilder signIn() {
        return exec(requests.first(), think(), requests.signInPage(), think(), requests.signIn());
    }

    private ChainBuilder checkIn() {
        return doIf(session -> Requests.member(session).person().checksIn())
                .then(think(), requests.checkIn(), reload());
    }

    /** A form that was sent shows the meeting's page, or one from which she comes back to it. */
    private ChainBuilder reload() {
        return doIf(session -> !hall.isOver())
                .then(
                        exec((Session session) -> {
                            Requests.member(session).live().leave();
                            return session;
                        }),
                        think(),
                        untilItWorks(requests.page()));
    }

    /** Waits for what there is to do, and does it, until it is time to go home. */
    private ChainBuilder attend() {
        Waiting wait =
                new Waiting(
                        "wait",
                        hall::engine,
                        (session, next) ->
                                Requests.member(new Session(session))
                                        .duties()
                                        .await(duty -> next.accept(session.set(DUTY, duty))));
        return exec(
                        (Session session) -> {
                            Requests.member(session).settle();
                            return session;
                        })
                .exec(
                        asLongAs(session -> !is(session, Kind.LEAVE))
                                .on(
                                        exec(wait),
                                        doSwitch(session -> duty(session).kind())
                                                .on(
                                                        onCase(Kind.VOTE).then(vote()),
                                                        onCase(Kind.LATE_VOTE)
                                                                .then(requests.lateVote()))))
                .exec((Session session) -> {
                    Requests.member(session).live().leave();
                    return session;
                });
    }

    private ChainBuilder vote() {
        return exec(requests.vote())
                .exec(doIf(Script::followsReceipt).then(requests.receipt(), reload()));
    }

    private static boolean followsReceipt(Session session) {
        return session.getBoolean(Requests.DONE) && !Requests.member(session).scripted();
    }

    private static boolean is(Session session, Kind kind) {
        return session.contains(DUTY) && duty(session).kind() == kind;
    }

    static Duty duty(Session session) {
        Duty duty = session.get(DUTY);
        return duty == null ? Duty.plain(Kind.LEAVE, 0) : duty;
    }

    private boolean goesOn(Session session) {
        return !session.isFailed();
    }

    /** Somebody who gets no page, or an error, tries again after a while. */
    private static ChainBuilder untilItWorks(ChainBuilder chain) {
        return tryMax(TRIES, TRY)
                .on(
                        doIf(session -> session.getInt(TRY) > 0)
                                .then(pause(RETRY, RETRY.multipliedBy(2)), Requests.now()),
                        chain);
    }

    /** Half as long as it should be to one and a half times that. */
    private ChainBuilder think() {
        long millis = hall.profile().time(Figure.PAUSE).toMillis();
        return pause(Duration.ofMillis(millis / 2), Duration.ofMillis(millis + millis / 2));
    }
}
