package rostrum.web.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The only place that builds or takes apart an address. Those of one assembly come from {@link
 * #assembly}.
 */
public final class Urls {
    public static final String HOME = "/";
    public static final String ORGANISE = "/organise";
    public static final String LANGUAGE = "/language";

    private static final Pattern OURS = Pattern.compile("/([A-Za-z0-9._-][A-Za-z0-9/._-]*)?");
    private static final Pattern IN_ASSEMBLY = Pattern.compile("(/a/[^/]+)(/.*)?");
    // The page that has the form which is posted to one of these addresses.
    private static final Pattern FORM =
            Pattern.compile(
                    "(/a/[^/]+(?:/chair|/register|/proxies|/sign-in|/ballots/[^/]+)?|/organise(?!/sign-in))/?.*");

    private Urls() {}

    /** Whether it is a path on this site; anything else would lead elsewhere. */
    public static boolean isOurs(String path) {
        return OURS.matcher(path).matches();
    }

    /** The assembly in whose addresses this path lies. */
    public static Optional<Assembly> assemblyOf(String path) {
        Matcher matcher = IN_ASSEMBLY.matcher(path);
        return isOurs(path) && matcher.matches()
                ? Optional.of(new Assembly(matcher.group(1)))
                : Optional.empty();
    }

    /** Where to look after a form was refused: the page it stands on. */
    public static String formOf(String path) {
        Matcher matcher = FORM.matcher(path);
        return isOurs(path) && matcher.matches() ? matcher.group(1) : HOME;
    }

    public static Assembly assembly(String slug) {
        return new Assembly("/a/" + slug);
    }

    public static String organiserSignIn(String token) {
        return "/organise/sign-in?token=" + encoded(token);
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

        public String liveBallot(long id, String language) {
            return home + "/live?ballot=" + id + "&lang=" + language;
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

        /** The form for several papers of a ballot. */
        public String papers(long id) {
            return ballot(id) + "/papers";
        }

        /** The list of all ballots. */
        public String ballots() {
            return home + "/ballots";
        }

        /** What a member has voted and may vote. */
        public String votes() {
            return home + "/votes";
        }

        /** The papers of a ballot, for everybody to look through. */
        public String urn(long id) {
            return ballot(id) + "/urn";
        }

        /** The page of papers that begins after a receipt code or a member's number. */
        public String urnAfter(long id, String search, String last) {
            return urn(id) + "?search=" + encoded(search) + "&after=" + encoded(last);
        }

        /**
         * A file with which a count can be checked.
         *
         * @param name as {@code EvidenceFile} has it
         */
        public String evidence(long id, String name) {
            return ballot(id) + "/" + name;
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

        /** The empty form for a ballot. */
        public String newBallot() {
            return chairBallots() + "/new";
        }

        /**
         * The form for a ballot, filled in beforehand.
         *
         * @param template the name of a {@link BallotTemplate}, in lower case
         */
        public String newBallotAs(String template) {
            return newBallot() + "?as=" + encoded(template);
        }

        /** The form for a ballot like another one. */
        public String newBallotLike(long ballotId) {
            return newBallot() + "?like=" + ballotId;
        }

        /** Where several drafts are opened together. */
        public String openBallots() {
            return chairBallots() + "/open";
        }

        /** What those who chair see of a ballot. */
        public String chairBallot(long ballotId) {
            return chairBallots() + "/" + ballotId;
        }

        public String editBallot(long ballotId) {
            return step(ballotId, "edit");
        }

        /** The same, with those who have not voted from a member's number on. */
        public String notVotedAfter(long ballotId, String number) {
            return chairBallot(ballotId) + "?after=" + encoded(number) + "#absent";
        }

        /**
         * What is done to a ballot.
         *
         * @param step {@code open}, {@code close}, {@code annul} and so on
         */
        public String step(long ballotId, String step) {
            return chairBallots() + "/" + ballotId + "/" + step;
        }

        public String register() {
            return home + "/register";
        }

        /** The page of the register that begins after a member's number. */
        public String registerAfter(String search, String number) {
            return register() + "?search=" + encoded(search) + "&after=" + encoded(number);
        }

        /** Who votes for whom. */
        public String proxies() {
            return home + "/proxies";
        }

        public String limitProxies() {
            return proxies() + "/limit";
        }

        public String revokeProxy(long memberId) {
            return proxies() + "/" + memberId + "/revoke";
        }

        public String newCode(long memberId) {
            return register() + "/" + memberId + "/code";
        }
    }
}
