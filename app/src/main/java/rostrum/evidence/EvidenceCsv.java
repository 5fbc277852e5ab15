package rostrum.evidence;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rostrum.counting.Paper;
import rostrum.counting.Rules;

/**
 * Register and urn as tables for a spreadsheet (RFC 4180).
 *
 * <p>What a spreadsheet would take for a formula gets an apostrophe in front. So these tables are
 * for reading; the check sum is of the text.
 */
final class EvidenceCsv {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[^\",\\r\\n]*");
    private static final String CRLF = "\r\n";

    private EvidenceCsv() {}

    static void register(Dossier dossier, Appendable out) throws IOException {
        row(out, "number", "name", "chapter", "weight", "present", "proxy", "voted");
        for (String line : dossier.evidence().register()) {
            Entry entry = Entry.of(line);
            row(
                    out,
                    entry.number(),
                    entry.name(),
                    entry.chapter(),
                    entry.weight(),
                    entry.present() ? "1" : "0",
                    entry.proxy(),
                    entry.voted() ? "1" : "0");
        }
    }

    static void urn(Dossier dossier, Appendable out) throws IOException {
        boolean secret = dossier.ballot().secret();
        Rules rules = dossier.ballot().rules();
        List<String> names = List.of("receipt", "paper", "choice", "weight", "number");
        row(out, names.stream().limit(secret ? 4 : 5).toArray(String[]::new));
        for (String line : dossier.evidence().urn()) {
            Slip slip = Slip.of(line);
            Stream<String> cells =
                    Stream.of(
                            slip.receipt(),
                            slip.paper(),
                            choice(rules, slip.paper()),
                            slip.weight(),
                            slip.member());
            row(out, cells.limit(secret ? 4 : 5).toArray(String[]::new));
        }
    }

    /** The options themselves instead of their numbers. */
    private static String choice(Rules rules, String paper) {
        return Paper.of(paper).choices().stream()
                .map(choice -> name(rules, choice))
                .collect(Collectors.joining("; "));
    }

    private static String name(Rules rules, String choice) {
        int number = rules.choices().indexOf(choice); // the options come first
        return number >= 0 && number < rules.options().size()
                ? rules.options().get(number)
                : choice;
    }

    private static void row(Appendable out, String... cells) throws IOException {
        out.append(Stream.of(cells).map(EvidenceCsv::cell).collect(Collectors.joining(",")));
        out.append(CRLF);
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
        return PLAIN.matcher(safe).matches() ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
