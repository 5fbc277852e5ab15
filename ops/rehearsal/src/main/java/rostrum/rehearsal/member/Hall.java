package rostrum.rehearsal.member;

import io.gatling.http.cache.SslContextSupport;
import io.gatling.http.client.HttpListener;
import io.gatling.http.client.RequestBuilder;
import io.gatling.http.client.resolver.InetAddressNameResolver;
import io.gatling.http.client.uri.Uri;
import io.gatling.http.engine.HttpEngine;
import io.gatling.javaapi.core.Session;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import rostrum.rehearsal.count.Papers;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.profile.Person;
import rostrum.rehearsal.profile.Profile;

/** What all members share. Thread-safe. */
public final class Hall {
    private static final long NO_LIMIT = -1;

    /** Gatling lets those of a second in at its beginning; the first must not be late already. */
    private static final long LEAD_NANOS = 500_000_000;

    private final URI site;
    private final String slug;
    private final Profile profile;
    private final Book book;
    private final long earliest;
    private final Frames frames = new Frames();
    private final Map<View, Queue<Person>> outside;
    private final Collection<Member> inside = new ConcurrentLinkedQueue<>();
    private final Map<Long, Papers> papers = new ConcurrentHashMap<>();
    private final Set<Long> closed = ConcurrentHashMap.newKeySet();
    private volatile @Nullable HttpEngine engine;
    private final CompletableFuture<Long> start = new CompletableFuture<>();
    private volatile boolean over;

    /**
     * @param earliest when the arrival may begin, by {@link System#nanoTime}
     * @param persons in the order of arrival
     * @param consoles who has one open; likewise projectors
     */
    public Hall(
            URI site,
            String slug,
            Profile profile,
            Book book,
            long earliest,
            List<Person> persons,
            List<Person> consoles,
            List<Person> projectors) {
        this.site = site;
        this.slug = slug;
        this.profile = profile;
        this.book = book;
        this.earliest = earliest;
        this.outside =
                Map.of(
                        View.MEMBER, new ConcurrentLinkedQueue<>(persons),
                        View.CONSOLE, new ConcurrentLinkedQueue<>(consoles),
                        View.PROJECTOR, new ConcurrentLinkedQueue<>(projectors));
    }

    Profile profile() {
        return profile;
    }

    Book book() {
        return book;
    }

    Frames frames() {
        return frames;
    }

    URI site() {
        return site;
    }

    /** The path of the assembly. */
    String assembly() {
        return "/a/" + slug;
    }

    /** What sends the requests of Gatling's scenarios, once there is one. */
    void engine(HttpEngine built) {
        engine = built;
    }

    /** The beginning of the arrival, by {@link System#nanoTime}; known when Gatling is ready. */
    public CompletableFuture<Long> start() {
        return start;
    }

    /** The moment at which somebody is to set out, by {@link System#nanoTime}. */
    long arrival(Person person) {
        return start.join() + person.arrives().toNanos();
    }

    /** The next who arrives, as this virtual user. */
    Member enter(View view, Session session) {
        start.complete(Math.max(earliest, System.nanoTime() + LEAD_NANOS));
        Person person = Objects.requireNonNull(outside.get(view)).remove();
        Member member = new Member(this, person, view, session);
        inside.add(member);
        return member;
    }

    /** Asks for an event stream over the connection that the virtual user has. */
    void send(String address, String cookie, Session session, HttpListener listener) {
        HttpHeaders headers = new DefaultHttpHeaders();
        headers.set(HttpHeaderNames.ACCEPT, "text/event-stream");
        headers.set(HttpHeaderNames.ACCEPT_ENCODING, "gzip");
        headers.set(HttpHeaderNames.ACCEPT_LANGUAGE, "en");
        headers.set(HttpHeaderNames.CACHE_CONTROL, "no-cache");
        if (!cookie.isEmpty()) {
            headers.set(HttpHeaderNames.COOKIE, cookie);
        }
        Uri uri = Uri.create(site + address);
        Objects.requireNonNull(engine)
                .executeRequest(
                        new RequestBuilder(
                                        "stream",
                                        HttpMethod.GET,
                                        uri,
                                        InetAddressNameResolver.JAVA_RESOLVER)
                                .setHeaders(headers)
                                .setHttp2Enabled(uri.isSecured())
                                .setRequestTimeout(NO_LIMIT)
                                .build(),
                        session.userId(),
                        false,
                        session.asScala().eventLoop(),
                        listener,
                        SslContextSupport.sslContexts(session.asScala()));
    }

    /** What the voters of a ballot were told. */
    public Papers papers(long ballot) {
        return papers.computeIfAbsent(ballot, b -> new Papers());
    }

    /** The ballot is closed, or about to be: votes may be refused from now on. */
    public void closed(long ballot) {
        closed.add(ballot);
    }

    boolean isClosed(long ballot) {
        return closed.contains(ballot);
    }

    /** Part of the members lose their connections now; returns how many. */
    public int drop() {
        List<Member> dropping = inside.stream().filter(m -> m.person().drops()).toList();
        dropping.forEach(Member::drop);
        return dropping.size();
    }

    /** Everybody leaves, also those who come later. */
    public void goHome() {
        over = true;
        inside.forEach(Member::goHome);
    }

    boolean isOver() {
        return over;
    }

    /** The session of somebody who is signed in; empty: of nobody. */
    public String anyCookie() {
        return inside.stream()
                .filter(member -> member.view() == View.MEMBER)
                .map(Member::cookie)
                .filter(cookie -> !cookie.isEmpty())
                .findFirst()
                .orElse("");
    }

    /**
     * How many sections on all pages of a view differ from a fresh page.
     *
     * @param path of the view below the assembly's
     * @param fresh its sections and their versions
     */
    public long differences(String path, Map<String, String> fresh) {
        return inside.stream()
                .filter(member -> member.view().path().equals(path))
                .map(member -> member.live().shown())
                .filter(Objects::nonNull)
                .mapToLong(shown -> shown.differences(fresh))
                .sum();
    }

    /** The paths of the views that somebody has open, below the assembly's. */
    public List<String> views() {
        return inside.stream().map(member -> member.view().path()).distinct().toList();
    }
}
