package rostrum.evidence;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Writes JSON (RFC 8259) as it goes: a list may be as long as it likes.
 *
 * <p>Values are maps, iterables, numbers, booleans, optional values; anything else is written as
 * its text. The outermost values and the items of lists begin a line of their own.
 */
final class Json {
    private final Appendable out;

    private Json(Appendable out) {
        this.out = out;
    }

    static void write(Map<String, ?> value, Appendable out) throws IOException {
        new Json(out).map(value, "\n");
        out.append('\n');
    }

    private void value(Object value) throws IOException {
        switch (value) {
            case Map<?, ?> map -> map(map, " ");
            case Iterable<?> list -> list(list);
            case Optional<?> maybe -> {
                if (maybe.isPresent()) {
                    value(maybe.get());
                } else {
                    out.append("null");
                }
            }
            case Number number -> out.append(number.toString());
            case Boolean truth -> out.append(truth.toString());
            default -> text(value.toString());
        }
    }

    private void map(Map<?, ?> map, String space) throws IOException {
        String before = "{" + space;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.append(before);
            before = "," + space;
            text(entry.getKey().toString());
            out.append(": ");
            value(entry.getValue());
        }
        out.append(map.isEmpty() ? "{}" : space + "}");
    }

    private void list(Iterable<?> list) throws IOException {
        String before = "[\n";
        for (Object item : list) {
            out.append(before);
            before = ",\n";
            value(item);
        }
        out.append(before.startsWith("[") ? "[]" : "\n]");
    }

    private void text(String text) throws IOException {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
