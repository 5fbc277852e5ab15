package rostrum.rehearsal.play;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import rostrum.bench.http.Http;
import rostrum.bench.site.Chair;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.measure.Failures;

/** Ada, who leads the meeting; what she does is measured from its planned moment. */
final class Podium {
    private static final String KIND = "chair";

    /** As long as such notices are. */
    private static final String NOTICE =
            "the motions for the next item lie on the tables at the entrance, and are"
                    + " shown below the item. Whoever wants to speak to it, please come to the desk"
                    + " on the left. The break will begin a quarter of an hour later than planned.";

    private final Http http;
    private final String assembly;
    private final String cookie;
    private final Chair chair;
    private final Book book;
    private final List<Long> items;
    private int called;
    private int posted;
    private int updates;

    /** When she was done with her last click, which may have been answered late. */
    private volatile long free = System.nanoTime();

    /** A click of hers. */
    @FunctionalInterface
    interface Click {
        void send() throws IOException;
    }

    private Podium(Http http, String assembly, String cookie, Book book) throws IOException {
        this.http = http;
        this.assembly = assembly;
        this.cookie = cookie;
        this.chair = new Chair(http, assembly + "/chair", cookie);
        this.book = book;
        if (chair.state().equals("draft")) {
            chair.move("draft", "open");
        }
        this.items = agenda();
    }

    /**
     * Signs in, and opens the meeting unless it is open.
     *
     * @throws IOException when the site cannot be reached, or refuses that
     */
    static Podium enter(Http http, Cast cast, Book book) throws IOException {
        String assembly = "/a/" + cast.slug();
        Http.Page page = http.post(assembly + "/sign-in", Map.of("code", cast.chair()), "");
        if (page.answer().status() != 303 || page.answer().cookies().isEmpty()) {
            throw new IOException("the chair's sign-in was answered " + page.answer().status());
        }
        return new Podium(http, assembly, page.answer().cookies(), book);
    }

    private List<Long> agenda() throws IOException {
        for (int i = chair.items().size(); i < 2; i++) {
            chair.addItem("Item " + (i + 1));
        }
        return chair.items();
    }

    /** Her session. */
    String cookie() {
        return cookie;
    }

    /** Drafts a ballot and returns its id. */
    long draft(String question, boolean secret) throws IOException {
        return chair.draft(question, secret);
    }

    void nextItem(long planned) {
        long item = items.get(called++ % items.size());
        click(planned, () -> chair.call(item));
    }

    void notice(long planned) {
        posted++;
        String text = "Notice " + posted + ": " + NOTICE;
        click(planned, () -> chair.post(text));
    }

    /**
     * Posts a notice, or withdraws the oldest, in turn: the page stays as long as it is, and is
     * never again what it was.
     */
    void update(long planned) {
        updates++;
        if (updates % 2 == 1) {
            notice(planned);
            return;
        }
        click(
                planned,
                () -> {
                    List<Long> notices = chair.notices();
                    if (notices.size() > 1) {
                        chair.withdraw(Collections.min(notices));
                    }
                });
    }

    /** Opens, closes or publishes a ballot. */
    boolean step(long planned, long ballot, String step) {
        return click(planned, () -> chair.step(ballot, step));
    }

    private boolean click(long planned, Click click) {
        // Waiting for the server's answer is not the generator's delay.
        book.load().late(System.nanoTime() - Math.max(planned, free));
        try {
            click.send();
            book.answered(KIND, System.nanoTime() - planned);
            return true;
        } catch (IOException e) {
            book.failed(KIND, Failures.words(e));
            return false;
        } finally {
            free = System.nanoTime();
        }
    }

    /** A page of the site as she sees it. */
    String read(String path) throws IOException {
        Http.Page page = http.get(assembly + path, cookie);
        if (page.answer().status() != 200) {
            throw new IOException(assembly + path + " answered " + page.answer().status());
        }
        return page.body();
    }
}
