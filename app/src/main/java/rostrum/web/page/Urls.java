package rostrum.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The only place that builds an address. Those of one assembly come from {@link #assembly}. */
public final class Urls {
    public static final String HOME = "/";
    public static final String ORGANISE = "/organise";
    public static final String LANGUAGE = "/language";

    private static final Pattern IN_ASSEMBLY =
            Pattern.compile("(?<home>/a/[a-z0-9-]{1,64})(?<rest>(/.*)?)");

    private Urls() {}

    public static Assembly assembly(String slug) {
        return new Assembly("/a/" + slug);
    }

    public static String organiserSignIn(String token) {
        return "/organise/sign-in?token=" + encoded(token);
    }

    /**
     * Where to go from an address that failed: the page before it, never the same one. A failed
     * post has an address of its own, so the form it came from is "before it".
     *
     * @param path as it was asked for, whatever that is
     */
    public static String before(String path) {
        Matcher in = IN_ASSEMBLY.matcher(path);
        if (!in.matches()) {
            return path.equals("/organise/assemblies") ? ORGANISE : HOME;
        }
        String rest = in.group("rest");
        boolean deep = rest.startsWith("/chair/") || rest.startsWith("/register/");
        return rest.isEmpty()
                ? HOME
                : in.group("home") + (deep ? rest.substring(0, rest.indexOf('/', 1)) : "");
    }

    /** Where to sign in for what lies at a path; empty outside of assemblies. */
    public static Optional<String> signInFor(String path) {
        Matcher in = IN_ASSEMBLY.matcher(path);
        return in.matches()
                ? Optional.of(new Assembly(in.group("home")).signIn())
                : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * The addresses of one assembly; templates use them by the names of these methods.
     *
     * @param home its page
     */
    public record Assembly(String home) {
        public String live(String view, String language) {
            return home + "/live?view=" + view + "&lang=" + language;
        }

        public String signIn() {
            return home + "/sign-in";
        }

        public String signInWith(String code) {
            return home + "/sign-in?code=" + encoded(code);
        }

        public String signOut() {
            return home + "/sign-out";
        }

        public String checkIn() {
            return home + "/check-in";
        }

        public String checkOut() {
            return home + "/check-out";
        }

        public String ballot(long id) {
            return home + "/ballots/" + id;
        }

        public String vote(long id) {
            return ballot(id) + "/vote";
        }

        public String receipt(long id) {
            return ballot(id) + "/receipt";
        }

        public String projector() {
            return home + "/projector";
        }

        public String chair() {
            return home + "/chair";
        }

        public String chairState() {
            return chair() + "/state";
        }

        public String chairNotices() {
            return chair() + "/notices";
        }

        public String withdraw(long noticeId) {
            return chairNotices() + "/" + noticeId + "/withdraw";
        }

        public String chairAgenda() {
            return chair() + "/agenda";
        }

        public String moveTo(long itemId) {
            return chairAgenda() + "/" + itemId + "/current";
        }

        public String finishAgenda() {
            return chairAgenda() + "/finish";
        }

        public String chairBallots() {
            return chair() + "/ballots";
        }

        /**
         * A step of a ballot.
         *
         * @param step {@code open}, {@code close}, {@code publish} or {@code delete}
         */
        public String step(long ballotId, String step) {
            return chairBallots() + "/" + ballotId + "/" + step;
        }

        public String register() {
            return home + "/register";
        }

        public String newCode(long memberId) {
            return register() + "/" + memberId + "/code";
        }
    }
}
