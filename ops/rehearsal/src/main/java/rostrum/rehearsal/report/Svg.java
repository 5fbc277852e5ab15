package rostrum.rehearsal.report;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateModelException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes well-formed SVG; every text and value is escaped. */
final class Svg {
    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /** A picture that scales with its column and tells a screen reader what it shows. */
    Svg(String id, int width, int height, String title, String description) {
        open(
                "svg",
                "viewBox",
                "0 0 " + width + ' ' + height,
                "role",
                "img",
                "aria-labelledby",
                id + "-t " + id + "-d");
        open("title", "id", id + "-t").text(title).close();
        open("desc", "id", id + "-d").text(description).close();
    }

    /**
     * Begins an element.
     *
     * @param attributes name, value, name, value, ...; numbers are rounded to a tenth
     */
    Svg open(String name, Object... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(value(attributes[i + 1])).raw("\"");
        }
        open.push(name);
        return raw(">");
    }

    Svg close() {
        return raw("</" + open.pop() + '>');
    }

    /** An element without content. */
    Svg element(String name, Object... attributes) {
        return open(name, attributes).close();
    }

    Svg label(String text, Object... attributes) {
        return open("text", attributes).text(text).close();
    }

    Svg text(String text) {
        out.append(
                text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"));
        return this;
    }

    /** The picture; no element may be added afterwards. */
    String end() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    /** For a template, which then knows that it is markup. */
    TemplateHTMLOutputModel markup() {
        try {
            return HTMLOutputFormat.INSTANCE.fromMarkup(end());
        } catch (TemplateModelException e) {
            throw new IllegalStateException(e);
        }
    }

    static String value(Object value) {
        if (value instanceof Double number) {
            String text = String.format(Locale.ROOT, "%.1f", number);
            return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
        }
        return value.toString();
    }

    private Svg raw(String markup) {
        out.append(markup);
        return this;
    }
}
