package rostrum.rehearsal.member;

import static io.gatling.javaapi.core.CoreDsl.bodyString;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.regex;
import static io.gatling.javaapi.http.HttpDsl.header;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** Every request of a member: how it is sent, and whether its answer is what it should be. */
final class Requests {
    /** The session's attribute with the member. */
    static final String MEMBER = "member";

    /** The session's attribute that says whether a vote is recorded. */
    static final String DONE = "done";

    private static final String STATUS = "status";
    private static final String PAGE = "page";
    private static final String ASSET = "asset";
    private static final String COOKIE = "cookie";
    private static final String CODE = "code";
    private static final String FRAGMENT = "text/vnd.rostrum.fragment+html";
    private static final String PAGES = "text/html,application/xhtml+xml,*/*;q=0.8";
    private static final int FOUND = 200;
    private static final int SEE_OTHER = 303;

    private final Hall hall;

    Requests(Hall hall) {
        this.hall = hall;
    }

    static Member member(Session session) {
        Member member = session.get(MEMBER);
        return Objects.requireNonNull(member);
    }

    /** The first page, over a new connection, and the files it names; by its planned moment. */
    ChainBuilder first() {
        return exec(judged("first page", load("first page", s -> hall.assembly()), FOUND, s -> {}))
                .exec(asset("style", ".css"))
                .exec(asset("script", ".js"));
    }

    private ChainBuilder asset(String kind, String extension) {
        return doIf(session -> !page(session).asset(extension).isEmpty())
                .then(
                        exec((Session session) ->
                                session.set(ASSET, page(session).asset(extension))),
                        now(),
                        judged(kind, http(kind).get("#{" + ASSET + "}"), FOUND, s -> {}));
    }

    ChainBuilder signInPage() {
        return exec(
                now(),
                judged(
                        "sign-in page",
                        http("sign-in page").get(hall.assembly() + "/sign-in"),
                        FOUND,
                        s -> {}));
    }

    ChainBuilder signIn() {
        return exec(
                now(),
                judged(
                        "sign-in",
                        http("sign-in")
                                .post(hall.assembly() + "/sign-in")
                                .formParam(CODE, session -> member(session).person().code())
                                .check(header("Set-Cookie").optional().saveAs(COOKIE)),
                        SEE_OTHER,
                        session -> {
                            String cookie = session.getString(COOKIE);
                            member(session).cookie(cookie == null ? "" : cookie.split(";", 2)[0]);
                        }));
    }

    /** The page she stays on; its script opens the stream. */
    ChainBuilder page() {
        return exec(
                now(),
                judged(
                        "page",
                        load("page", s -> hall.assembly() + member(s).view().path()),
                        FOUND,
                        session -> member(session).show(page(session))));
    }

    ChainBuilder checkIn() {
        return exec(
                now(),
                judged(
                        "check-in",
                        http("check-in").post(hall.assembly() + "/check-in"),
                        SEE_OTHER,
                        session -> hall.book().checkedIn()));
    }

    /** A vote that the server must take, by its planned moment. */
    ChainBuilder vote() {
        return exec(
                        (Session session) -> {
                            member(session).begin(Script.duty(session).at());
                            return session;
                        })
                .exec(asked(cast("vote")))
                .exec(session -> {
                    boolean done = member(session).voted(answer(session), vote(session));
                    if (done) {
                        keepReceipt(session);
                    }
                    return session.set(DONE, done);
                });
    }

    /** A vote that the server must refuse, and say so. */
    ChainBuilder lateVote() {
        return exec(
                now(),
                judged("late vote", cast("late vote"), s -> s >= 400 && s < 500, session -> {}));
    }

    private HttpRequestActionBuilder cast(String kind) {
        return http(kind)
                .post(session -> ballot(session) + "/vote")
                .header("Accept", session -> member(session).scripted() ? FRAGMENT : PAGES)
                .formParam("choice", session -> vote(session).choice())
                .check(receiptCode());
    }

    /** On the receipt, which the answer to a vote is for those with script. */
    private static CheckBuilder receiptCode() {
        return regex("<code>([^<]+)</code>").optional().saveAs(CODE);
    }

    private void keepReceipt(Session session) {
        String code = session.getString(CODE);
        if (code != null) {
            hall.papers(vote(session).ballot()).receipt(member(session).person().number(), code);
        }
    }

    /** Where a browser without script is sent on to after a vote. */
    ChainBuilder receipt() {
        return exec(
                now(),
                judged(
                        "receipt",
                        http("receipt")
                                .get(session -> ballot(session) + "/receipt")
                                .check(receiptCode()),
                        FOUND,
                        this::keepReceipt));
    }

    private String ballot(Session session) {
        return hall.assembly() + "/ballots/" + vote(session).ballot();
    }

    private static Duty.Vote vote(Session session) {
        return Script.duty(session).vote().orElseThrow();
    }

    private static HttpRequestActionBuilder load(String kind, Function<Session, String> path) {
        return http(kind).get(path).check(bodyString().transform(Page::of).saveAs(PAGE));
    }

    private static Page page(Session session) {
        Page page = session.get(PAGE);
        return Objects.requireNonNull(page);
    }

    /** What follows was not planned for a moment, but begins when it does. */
    static ChainBuilder now() {
        return exec((Session session) -> {
            member(session).begin();
            return session;
        });
    }

    private ChainBuilder judged(
            String kind, HttpRequestActionBuilder request, int good, Consumer<Session> then) {
        return judged(kind, request, status -> status == good, then);
    }

    /** Asks, and notes how it went; what follows a wrong answer is left out. */
    private ChainBuilder judged(
            String kind,
            HttpRequestActionBuilder request,
            IntPredicate good,
            Consumer<Session> then) {
        return exec(asked(request))
                .exec(session -> {
                    Member member = member(session);
                    int status = answer(session);
                    if (good.test(status)) {
                        hall.book().answered(kind, System.nanoTime() - member.begun());
                        then.accept(session);
                        return session;
                    }
                    if (!member.live().wasCutSince(member.begun())) {
                        hall.book().failed(kind, words(status));
                    }
                    return session.markAsFailed();
                });
    }

    private static ChainBuilder asked(HttpRequestActionBuilder request) {
        return exec((Session session) -> session.removeAll(STATUS, COOKIE, CODE).markAsSucceeded())
                .exec(request.check(status().saveAs(STATUS)));
    }

    /** 0: there was no answer. */
    private static int answer(Session session) {
        return session.contains(STATUS) ? session.getInt(STATUS) : 0;
    }

    static String words(int status) {
        return status == 0 ? "no answer" : "answered " + status;
    }
}
