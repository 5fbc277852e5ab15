package rostrum.bench;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON (RFC 8259) that people can read too. */
public final class Json {
    private Json() {}

    /**
     * The text of a value, with a line feed at the end.
     *
     * @param value of maps, iterables, numbers, booleans; anything else is written as its text
     */
    public static String of(Object value) {
        return text(value, "") + '\n';
    }

    private static String text(Object value, String indent) {
        String deeper = indent + "  ";
        return switch (value) {
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(e ->
                                    deeper
                                            + quoted(e.getKey().toString())
                                            + ": "
                                            + text(e.getValue(), deeper))
                            .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case Iterable<?> list -> {
                StringBuilder items = new StringBuilder();
                for (Object item : list) {
                    items.append(items.isEmpty() ? "\n" : ",\n").append(deeper);
                    items.append(text(item, deeper));
                }
                yield items.isEmpty() ? "[]" : "[" + items + "\n" + indent + "]";
            }
            case Double number -> String.format(Locale.ROOT, "%.3f", number);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        return text.chars()
                .mapToObj(c ->
                        c < ' ' || c == '"' || c == '\\'
                                ? "\\u%04x".formatted(c)
                                : Character.toString(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
