package rostrum.web.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rostrum.Refused;
import rostrum.Refused.Detail;
import rostrum.Refused.Reason;
import rostrum.people.Session;
import rostrum.voting.ReceiptKey;

/** One request as the pages see it: who asks, in which language, and what with. */
public final class Visit {
    private static final String ATTRIBUTE = Visit.class.getName();

    private static final String NUMBER = "[1-9]\\d{0,17}";

    private final HttpServletRequest request;
    private final String id;
    private String language = "en";
    private Supplier<Optional<Session>> sessions = Optional::empty;
    private Optional<Session> session = Optional.empty();
    private boolean sessionKnown;
    private Optional<ReceiptKey> receiptKey = Optional.empty();
    private Map<String, String> path = Map.of();
    private Optional<Map.Entry<Reason, FormAgain>> formAgain = Optional.empty();

    private Visit(HttpServletRequest request, String id) {
        this.request = request;
        this.id = id;
    }

    static Visit begin(HttpServletRequest request, String id) {
        Visit visit = new Visit(request, id);
        request.setAttribute(ATTRIBUTE, visit);
        return visit;
    }

    public static Visit of(HttpServletRequest request) {
        return (Visit) request.getAttribute(ATTRIBUTE);
    }

    /** The request's number, which the visitor is shown when something goes wrong. */
    public String id() {
        return id;
    }

    public String language() {
        return language;
    }

    void language(String newLanguage) {
        language = newLanguage;
    }

    /** The visitor's session; asked for once, and only by who needs it. */
    public Optional<Session> session() {
        if (!sessionKnown) {
            session = sessions.get();
            sessionKnown = true;
        }
        return session;
    }

    void sessions(Supplier<Optional<Session>> source) {
        sessions = source;
    }

    /** What the receipts of this browser's secret votes are made with; of its session cookie. */
    public Optional<ReceiptKey> receiptKey() {
        return receiptKey;
    }

    void receiptKey(Optional<ReceiptKey> key) {
        receiptKey = key;
    }

    void path(Map<String, String> variables) {
        path = variables;
    }

    /** A part of the address, as {@link Router} found it. */
    public String path(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("no such variable in the route: " + name);
        }
        return value;
    }

    /** A number in the address; what is none names nothing. */
    public long pathNumber(String name) {
        String value = path(name);
        if (!value.matches(NUMBER)) {
            throw new Refused(Reason.NOT_FOUND);
        }
        return Long.parseLong(value);
    }

    /** The path asked for, for logs and for coming back. */
    public String uri() {
        return request.getRequestURI();
    }

    /** Whether the script asks, which shows the answer in the page that is there. */
    public boolean inPlace() {
        String accept = request.getHeader("Accept");
        return accept != null && accept.startsWith(Answers.FRAGMENT);
    }

    /** Whether it only looks: GET or HEAD. */
    public boolean looks() {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /**
     * A field of the form or the address, stripped; empty when it is missing.
     *
     * @throws Refused when it is longer than it may be, or cannot be read
     */
    public String field(String name, int maxLength) {
        String value = parameter(name);
        String text = value == null ? "" : value.strip();
        if (text.length() > maxLength) {
            throw new Refused(Reason.INPUT_INVALID, List.of(Detail.of("long", name, maxLength)));
        }
        if (text.indexOf('\0') >= 0) {
            throw new Refused(Reason.BAD_REQUEST, name);
        }
        return text;
    }

    /** A field as it was sent, however long; empty when it is missing. To show a form again. */
    public String typed(String name) {
        String value = parameter(name);
        return value == null ? "" : value;
    }

    /** A form as it was filled in, with what was wrong. */
    @FunctionalInterface
    public interface FormAgain {
        String html(List<Detail> wrong);
    }

    /**
     * Answers one kind of refusal with the form itself rather than with a page that says so, so
     * that nothing typed is lost.
     *
     * @param form only renders: it may not fail, nor ask the database
     */
    public void formAgain(Reason refused, FormAgain form) {
        formAgain = Optional.of(Map.entry(refused, form));
    }

    Optional<FormAgain> formAgain(Reason refused) {
        return formAgain.filter(entry -> entry.getKey() == refused).map(Map.Entry::getValue);
    }

    /** All values of a field, in order. */
    public List<String> fields(String name) {
        parameter(name);
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /** All values of the fields whose names are this prefix and a number, by the number. */
    public Map<Long, List<String>> numbered(String prefix) {
        parameter(prefix);
        Map<Long, List<String>> numbered = new TreeMap<>();
        request.getParameterMap()
                .forEach((name, values) -> {
                    if (name.startsWith(prefix)
                            && name.substring(prefix.length()).matches(NUMBER)) {
                        numbered.put(
                                Long.valueOf(name.substring(prefix.length())), List.of(values));
                    }
                });
        return numbered;
    }

    /**
     * An uploaded file, or the field of that name, as UTF-8.
     *
     * @throws Refused when there is none
     */
    public Reader upload(String name) {
        try {
            boolean multipart =
                    request.getContentType() != null
                            && request.getContentType().startsWith("multipart/form-data");
            @Nullable Part part = multipart ? request.getPart(name) : null;
            if (part == null) {
                throw new Refused(Reason.BAD_REQUEST, name);
            }
            return new InputStreamReader(
                    part.getInputStream(),
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        } catch (IOException | ServletException | IllegalStateException e) {
            throw Failures.ofRequest(e);
        }
    }

    private @Nullable String parameter(String name) {
        try {
            return request.getParameter(name);
        } catch (RuntimeException e) {
            throw Failures.ofRequest(e);
        }
    }
}
