package rostrum.bench.site;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rostrum.bench.http.Answer;
import rostrum.bench.http.Http;

/** Who prepares an assembly, by the forms of the site. */
public final class Organiser {
    private static final String SIGN_IN = "/organise/sign-in";
    private static final Pattern CODES = Pattern.compile("<textarea[^>]*>([^<]*)</textarea>");

    private final Http http;
    private final String cookie;

    private Organiser(Http http, String cookie) {
        this.http = http;
        this.cookie = cookie;
    }

    /**
     * Uses an invitation.
     *
     * @param link as {@code invite-organiser} printed it; it is valid once
     */
    public static Organiser signIn(Http http, String link) throws IOException {
        Matcher token = Pattern.compile("[?&]token=([A-Za-z0-9._~-]+)").matcher(link);
        if (!token.find()) {
            throw new IOException("this is no organiser's link: it has no token");
        }
        Answer answer = http.post(SIGN_IN, Map.of("token", token.group(1)), "").answer();
        if (answer.status() != 303 || answer.cookies().isEmpty()) {
            throw new IOException("the organiser's link was answered " + answer.status());
        }
        return new Organiser(http, answer.cookies());
    }

    /** The session, for the chair's console: an organiser may lead every assembly. */
    public String cookie() {
        return cookie;
    }

    /** Creates a public assembly that begins today. */
    public void create(String slug, String title) throws IOException {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("slug", slug);
        form.put("title", title);
        form.put("starts", today + "T00:00");
        form.put("ends", today.plusDays(1) + "T00:00");
        form.put("zone", "UTC");
        form.put("visibility", "public");
        form.put("quorum", "0");
        expect(303, "a new assembly", http.post("/organise/assemblies", form, cookie));
    }

    /** Enters so many voters in the register of an assembly; the page shows their codes once. */
    public List<Person> register(String slug, int voters) throws IOException {
        StringBuilder csv = new StringBuilder("number,name,role\n");
        for (int number = 1; number <= voters; number++) {
            csv.append("%d,Member %d,voter\n".formatted(number, number));
        }
        return register(slug, csv.toString());
    }

    /** Enters the people of a table; the page shows their codes once. */
    public List<Person> register(String slug, String csv) throws IOException {
        String path = "/a/" + slug + "/register";
        Http.Page page = http.upload(path, "csv", csv, cookie);
        expect(200, "the import of a register", page);
        Matcher codes = CODES.matcher(page.body());
        if (!codes.find()) {
            throw new IOException("the import of a register was answered without codes");
        }
        return Person.parse(codes.group(1).strip());
    }

    private static void expect(int status, String what, Http.Page page) throws IOException {
        if (page.answer().status() != status) {
            throw new IOException(what + " was answered " + page.answer().status());
        }
    }
}
