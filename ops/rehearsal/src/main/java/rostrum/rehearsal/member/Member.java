package rostrum.rehearsal.member;

import io.gatling.http.client.HttpListener;
import io.gatling.javaapi.core.Session;
import io.netty.channel.EventLoop;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import rostrum.rehearsal.count.Papers;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.member.Duty.Kind;
import rostrum.rehearsal.profile.Figure;
import rostrum.rehearsal.profile.Person;
import rostrum.rehearsal.profile.Profile;

/**
 * One virtual user: who she is, her page, and what she is going to do.
 *
 * <p>Used by her own thread only, but for what says otherwise.
 */
final class Member implements Live.Visitor {
    /** Between the last votes and the end of a ballot, and until the latest. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(4);

    /** As live.js pauses before it sends a vote again: twice as long each time, half at random. */
    private static final long RETRY_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long READS_MILLIS = 1_000;
    private static final int MOST_RETRIES = 4;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int PAUSES = -1;
    private static final int RELOADS = -2;
    private static final int LATE = -3;
    private static final int RETRIES = -4;
    private static final String LATE_CHOICE = "yes";

    private final Hall hall;
    private final Person person;
    private final View view;
    private final EventLoop loop;
    private final Session session;
    private final RandomGenerator retries;
    private final boolean scripted;
    private final Live live;
    private final Duties duties;
    private final Set<Long> votedIn = new HashSet<>();
    private final Set<Long> late = new HashSet<>();
    private long previous;
    private String previousChoice = "";
    private String cookie = "";
    private long begun;

    Member(Hall hall, Person person, View view, Session session) {
        this.hall = hall;
        this.person = person;
        this.view = view;
        this.loop = session.asScala().eventLoop();
        this.session = session;
        this.retries = person.chance(RETRIES);
        this.scripted = person.chance(RELOADS).nextDouble() >= hall.profile().share(Figure.RELOADS);
        this.duties = new Duties(loop);
        this.live =
                new Live(
                        this,
                        loop,
                        hall.frames(),
                        hall.book(),
                        new Backoff(person.chance(PAUSES)),
                        person.slow());
    }

    Person person() {
        return person;
    }

    View view() {
        return view;
    }

    /** May be called by any thread, for what any thread may ask. */
    Live live() {
        return live;
    }

    Duties duties() {
        return duties;
    }

    /** The session, once she is signed in. */
    void cookie(String set) {
        if (cookie.isEmpty()) {
            hall.book().seconds().signedIn();
        }
        cookie = set;
    }

    String cookie() {
        return cookie;
    }

    /** Something begins that was planned for this moment, by {@link System#nanoTime}. */
    void begin(long planned) {
        hall.book().load().late(System.nanoTime() - planned);
        begun = planned;
    }

    /** Something begins now. */
    void begin() {
        begun = System.nanoTime();
    }

    long begun() {
        return begun;
    }

    /** A page has been loaded anew. */
    void show(Page page) {
        live.open(page);
    }

    /** She loses her connection now. By any thread. */
    void drop() {
        loop.execute(live::cut);
    }

    /** She goes home. By any thread. */
    void goHome() {
        loop.execute(() -> duties.add(Duty.plain(Kind.LEAVE, System.nanoTime())));
    }

    /** She has arrived: from now on she waits for what there is to do. */
    void settle() {
        if (person.slow()) {
            readSlowly();
        }
        if (hall.isOver()) {
            goHome();
        }
    }

    /** Whether her votes are sent by the script: one request, and the page stays. */
    boolean scripted() {
        return scripted;
    }

    /** What a vote that is recorded is answered with: the receipt, or the way to it. */
    private int recorded() {
        return scripted ? 200 : 303;
    }

    /**
     * A vote was answered.
     *
     * @param status 0: or not
     * @return whether it is recorded
     */
    boolean voted(int status, Duty.Vote vote) {
        Book book = hall.book();
        Papers papers = hall.papers(vote.ballot());
        if (status == recorded()) {
            book.answered("vote", System.nanoTime() - begun);
            book.voted();
            papers.acknowledged(person.number(), vote.choice());
            return true;
        }
        boolean cut = live.wasCutSince(begun);
        boolean refused = status >= 400 && status < 500 && status != TOO_MANY_REQUESTS;
        if (!cut && !(refused && hall.isClosed(vote.ballot()))) {
            book.failed("vote", Requests.words(status));
        }
        if (!refused) {
            papers.unanswered(person.number(), vote.choice());
            if (vote.tries() < MOST_RETRIES) {
                long longest = RETRY_NANOS << vote.tries();
                long at = System.nanoTime() + longest / 2 + part(retries, longest / 2);
                Duty.Vote again = new Duty.Vote(vote.ballot(), vote.choice(), vote.tries() + 1);
                duties.add(Duty.vote(Kind.VOTE, at, again));
            }
        }
        return false;
    }

    /** She begins to read slowly: nothing for a while, then everything at once. */
    void readSlowly() {
        long pause = hall.profile().time(Figure.SLOW_PAUSE).toMillis();
        live.reading(false);
        Later.run(
                loop,
                pause,
                () -> {
                    live.reading(true);
                    Later.run(loop, READS_MILLIS, this::readSlowly);
                });
    }

    @Override
    public void send(String address, HttpListener listener) {
        hall.send(address, cookie, session, listener);
    }

    @Override
    public void sees(Ballot ballot) {
        if (view != View.MEMBER || person.slow()) {
            return;
        }
        if (!ballot.isOpen()) {
            hall.closed(ballot.id());
        } else if (votedIn.add(ballot.id())) {
            plan(ballot);
        }
        if (!ballot.isOpen() && late.remove(ballot.id())) {
            long at = System.nanoTime() + part(person.chance(LATE - ballot.id()), GRACE_NANOS);
            vote(Kind.LATE_VOTE, at, ballot.id(), LATE_CHOICE);
        }
    }

    /** Decides when she votes, and what she does wrong. */
    private void plan(Ballot ballot) {
        Profile profile = hall.profile();
        RandomGenerator random = person.chance(ballot.id());
        List<String> choices = ballot.choices();
        String choice = choices.get(random.nextInt(choices.size()));
        long now = System.nanoTime();
        long within = profile.time(Figure.VOTES_WITHIN).toNanos();
        long open = profile.time(Figure.BALLOTS_OPEN).toNanos();
        if (previous > 0 && random.nextDouble() < profile.share(Figure.VOTES_STALE)) {
            // The same vote again would rightly be answered with its receipt.
            String other = choices.get((choices.indexOf(previousChoice) + 1) % choices.size());
            vote(Kind.LATE_VOTE, now + part(random, within), previous, other);
        }
        previous = ballot.id();
        previousChoice = choice;
        if (random.nextDouble() >= profile.share(Figure.VOTES)) {
            if (random.nextDouble() < profile.share(Figure.VOTES_LATE)) {
                late.add(ballot.id());
            }
            return;
        }
        // Nobody begins so late that the chair closes while she chooses.
        long last = Math.max(within, open - GRACE_NANOS);
        boolean soon = random.nextDouble() < profile.share(Figure.VOTES_SOON);
        long at = now + (soon ? part(random, within) : within + part(random, last - within));
        vote(Kind.VOTE, at, ballot.id(), choice);
        if (random.nextDouble() < profile.share(Figure.VOTES_TWICE)) {
            vote(Kind.VOTE, at + part(random, now + last - at), ballot.id(), choice);
        }
    }

    private void vote(Kind kind, long at, long ballot, String choice) {
        duties.add(Duty.vote(kind, at, new Duty.Vote(ballot, choice, 0)));
    }

    private static long part(RandomGenerator random, long nanos) {
        return (long) (nanos * random.nextDouble());
    }
}
