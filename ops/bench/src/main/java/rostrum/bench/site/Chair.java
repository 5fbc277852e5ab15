package rostrum.bench.site;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rostrum.bench.http.Answer;
import rostrum.bench.http.Http;

/** Ada, who conducts the ballot by the forms of the chair's console. */
public final class Chair {
    private static final Pattern OPENER = Pattern.compile("/chair/ballots/([0-9]{1,18})/open\\b");
    private static final Pattern CALLER = Pattern.compile("/chair/agenda/([0-9]{1,18})/current\\b");
    private static final Pattern WITHDRAWER =
            Pattern.compile("/chair/notices/([0-9]{1,18})/withdraw\\b");
    private static final Pattern STATE =
            Pattern.compile("<input type=\"hidden\" name=\"from\" value=\"([a-z]+)\">");

    private final Http http;
    private final String console;
    private final String cookie;

    /**
     * @param console the path of the chair's console
     */
    public Chair(Http http, String console, String cookie) {
        this.http = http;
        this.console = console;
        this.cookie = cookie;
    }

    /** Drafts a roll call and returns its id. */
    public long draft(String question) throws IOException {
        return draft(question, false);
    }

    /** Drafts a ballot on yes or no and returns its id. */
    public long draft(String question, boolean secret) throws IOException {
        long before = newestDraft();
        post(
                "/ballots",
                Map.of(
                        "question",
                        question,
                        "markdown",
                        "",
                        "majority",
                        "simple",
                        "secrecy",
                        secret ? "secret" : "roll_call",
                        "revote",
                        secret ? "" : "on",
                        "minutes",
                        ""));
        long after = newestDraft();
        if (after <= before) {
            throw new IOException("the chair's console shows no new ballot");
        }
        return after;
    }

    /** Moves the meeting from one state to another: draft, open, ended. */
    public void move(String from, String to) throws IOException {
        post("/state", Map.of("from", from, "to", to));
    }

    /** The state of the meeting: draft, open, ended; empty when the console does not show it. */
    public String state() throws IOException {
        Matcher state = STATE.matcher(console());
        return state.find() ? state.group(1) : "";
    }

    /** The items of the agenda that can be called, in its order. */
    public List<Long> items() throws IOException {
        return numbers(CALLER);
    }

    /** Adds an item at the end of the agenda. */
    public void addItem(String title) throws IOException {
        post("/agenda", Map.of("title", title, "markdown", ""));
    }

    /** Makes it the current item. */
    public void call(long item) throws IOException {
        post("/agenda/" + item + "/current", Map.of());
    }

    /** Posts a notice for everybody. */
    public void post(String notice) throws IOException {
        post("/notices", Map.of("text", notice));
    }

    /** The notices that can be withdrawn, in the console's order. */
    public List<Long> notices() throws IOException {
        return numbers(WITHDRAWER);
    }

    public void withdraw(long notice) throws IOException {
        post("/notices/" + notice + "/withdraw", Map.of());
    }

    /** Takes a step of a ballot: open, close, publish. */
    public void step(long ballot, String step) throws IOException {
        post("/ballots/" + ballot + "/" + step, Map.of());
    }

    /**
     * Tells everybody something.
     *
     * @param text 1 to 500 characters
     */
    public void notice(String text) throws IOException {
        post("/notices", Map.of("text", text));
    }

    private long newestDraft() throws IOException {
        return numbers(OPENER).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private List<Long> numbers(Pattern pattern) throws IOException {
        return pattern.matcher(console())
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    private String console() throws IOException {
        Http.Page page = http.get(console, cookie);
        if (page.answer().status() != 200) {
            throw new IOException("the chair's console answered " + page.answer().status());
        }
        return page.body();
    }

    private void post(String path, Map<String, String> form) throws IOException {
        Answer answer = http.post(console + path, form, cookie).answer();
        if (answer.status() != 303) {
            throw new IOException("POST " + console + path + " answered " + answer.status());
        }
    }
}
