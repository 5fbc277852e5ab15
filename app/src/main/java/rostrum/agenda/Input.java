package rostrum.agenda;

import rostrum.Refused;
import rostrum.Refused.Reason;

/**
 * Text that people typed, brought into the form in which it is kept.
 *
 * <p>Refuses with {@link Reason#INPUT_INVALID} and the field's name. Lengths are counted in
 * characters as PostgreSQL counts them (code points).
 */
public final class Input {
    /** What the schema allows for every Markdown text. */
    private static final int LONGEST_MARKDOWN = 20_000;

    private Input() {}

    /** One line of 1 to {@code longest} characters, without the space around it. */
    public static String line(String field, String text, int longest) {
        String line = text.strip();
        if (line.isEmpty() || length(line) > longest || line.chars().anyMatch(Input::isControl)) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
        return line;
    }

    /** A Markdown text of up to 20,000 characters, possibly empty; lines end in a line feed. */
    public static String markdown(String field, String text) {
        // Browsers send the text of a form with CR LF.
        String kept = text.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        if (length(kept) > LONGEST_MARKDOWN || kept.indexOf('\0') >= 0) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
        return kept;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character);
    }
}
