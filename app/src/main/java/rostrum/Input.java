package rostrum;

import rostrum.Refused.Reason;

/** Checks texts that somebody typed; lengths are in Unicode characters, as PostgreSQL counts. */
public final class Input {
    /** What the schema allows for every Markdown text. */
    private static final int LONGEST_MARKDOWN = 20_000;

    private Input() {}

    /**
     * One line: stripped, 1 to {@code longest} characters.
     *
     * @param field what it is called, for the answer
     * @throws Refused {@link Reason#INPUT_INVALID}, naming the field
     */
    public static String line(String field, String typed, int longest) {
        String text = typed.strip();
        if (text.isEmpty() || !isLine(text, longest)) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
        return text;
    }

    /**
     * One or more lines: stripped, line ends as a line feed, 1 to {@code longest} characters.
     *
     * @param field what it is called, for the answer
     * @throws Refused {@link Reason#INPUT_INVALID}, naming the field
     */
    public static String text(String field, String typed, int longest) {
        String text = typed.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (text.isEmpty() || !fits(text, longest) || !isClean(text.replaceAll("[\n\t]", ""))) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
        return text;
    }

    /**
     * A Markdown text of up to 20,000 characters, possibly empty; lines end in a line feed.
     *
     * @param field what it is called, for the answer
     * @throws Refused {@link Reason#INPUT_INVALID}, naming the field
     */
    public static String markdown(String field, String typed) {
        // Browsers send the text of a form with CR LF.
        String text = typed.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();
        if (!fits(text, LONGEST_MARKDOWN) || !isClean(text.replaceAll("[\n\t]", ""))) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
        return text;
    }

    /** Whether it has at most {@code longest} characters, all of which may stand in a line. */
    public static boolean isLine(String text, int longest) {
        return fits(text, longest) && isClean(text);
    }

    private static boolean fits(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest;
    }

    /** No control characters (PostgreSQL stores no NUL), nothing that was decoded wrongly. */
    private static boolean isClean(String text) {
        return text.codePoints().noneMatch(Input::isUnclean);
    }

    private static boolean isUnclean(int symbol) {
        int type = Character.getType(symbol);
        return type == Character.CONTROL || type == Character.SURROGATE || symbol == 0xFFFD;
    }
}
