package rostrum.web.page;

import java.util.Locale;

/** Enum constants as they stand in message keys, attributes and form values. */
public final class Names {
    private Names() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
