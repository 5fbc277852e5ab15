package rostrum.bench.site;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page that tells a member, in English, what is recorded of her vote. */
public final class Receipt {
    private static final Pattern CHOICE = Pattern.compile("<dd><strong>([^<]*)</strong></dd>");
    private static final Map<String, String> CHOICES =
            Map.of("Yes", "yes", "No", "no", "Abstention", "abstain");

    private Receipt() {}

    /** The choice as it was sent; empty when the page does not show one. */
    public static Optional<String> choice(String page) {
        Matcher choice = CHOICE.matcher(page);
        return choice.find() ? Optional.ofNullable(CHOICES.get(choice.group(1))) : Optional.empty();
    }
}
