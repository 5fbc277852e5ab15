package rostrum.web.page;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import rostrum.Refused.Detail;

/** The languages of the site; every text stands in a message bundle, never in the code. */
public final class Languages {
    public static final Set<String> ALL = Set.of("en", "de");

    /** Details whose first argument is the name of a field. */
    private static final Set<String> NAMING_A_FIELD = Set.of("field", "long");

    private static final String BUNDLE = "messages";
    private static final Map<String, ResourceBundle> BUNDLES = new ConcurrentHashMap<>();
    private static final Map<String, MessageFormat> FORMATS = new ConcurrentHashMap<>();

    private Languages() {}

    /**
     * A text in a language, with its arguments filled in.
     *
     * @throws java.util.MissingResourceException if the bundle lacks it, which a test excludes
     */
    public static String text(String language, String key, Object... arguments) {
        String pattern = bundle(language).getString(key);
        MessageFormat format =
                FORMATS.computeIfAbsent(
                        language + ' ' + key, k -> new MessageFormat(pattern, locale(language)));
        // A MessageFormat is not thread-safe, and a copy is cheaper than parsing.
        return ((MessageFormat) format.clone()).format(arguments);
    }

    /** What exactly was wrong, in words; a field without a label goes by its name. */
    public static String detail(String language, Detail detail) {
        Object[] arguments = detail.arguments().toArray();
        String label = "field." + detail.arguments().getFirst();
        if (NAMING_A_FIELD.contains(detail.key()) && bundle(language).containsKey(label)) {
            arguments[0] = text(language, label);
        }
        return text(language, "detail." + detail.key(), arguments);
    }

    public static Locale locale(String language) {
        return Locale.forLanguageTag(language);
    }

    private static ResourceBundle bundle(String language) {
        return BUNDLES.computeIfAbsent(
                language,
                tag ->
                        ResourceBundle.getBundle(
                                BUNDLE,
                                locale(tag),
                                ResourceBundle.Control.getNoFallbackControl(
                                        ResourceBundle.Control.FORMAT_PROPERTIES)));
    }
}
