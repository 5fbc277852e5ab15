package rostrum.bench.site;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rostrum.bench.http.Answer;
import rostrum.bench.http.Http;

/** Ada, who conducts the ballot by the forms of the chair's console. */
public final class Chair {
    private static final Pattern OPENER = Pattern.compile("/chair/ballots/([0-9]{1,18})/open\\b");

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
        Http.Page page = http.get(console, cookie);
        if (page.answer().status() != 200) {
            throw new IOException("the chair's console answered " + page.answer().status());
        }
        long newest = 0;
        Matcher opener = OPENER.matcher(page.body());
        while (opener.find()) {
            newest = Math.max(newest, Long.parseLong(opener.group(1)));
        }
        return newest;
    }

    private void post(String path, Map<String, String> form) throws IOException {
        Answer answer = http.post(console + path, form, cookie).answer();
        if (answer.status() != 303) {
            throw new IOException("POST " + console + path + " answered " + answer.status());
        }
    }
}
