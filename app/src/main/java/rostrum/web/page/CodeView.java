package rostrum.web.page;

import java.util.List;
import java.util.Map;
import rostrum.assembly.Assembly;
import rostrum.people.ImportReport;
import rostrum.people.IssuedCode;

/**
 * A new access code as a line of CSV.
 *
 * @param line number, name, role and code
 */
public record CodeView(String line) {
    private static final String HEADER = "number,name,role,code";

    static CodeView of(IssuedCode code) {
        return new CodeView(
                String.join(
                        ",",
                        quoted(code.number()),
                        quoted(code.name()),
                        Names.of(code.role()),
                        code.code()));
    }

    // RFC 4180
    private static String quoted(String field) {
        return field.matches("[^\",\\r\\n]*") ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** Codes as a whole CSV file. */
    public static String csv(List<IssuedCode> codes) {
        StringBuilder csv = new StringBuilder(HEADER).append('\n');
        codes.forEach(code -> csv.append(of(code).line()).append('\n'));
        return csv.toString();
    }

    /** What the page after an import needs. */
    public static Map<String, Object> model(Assembly assembly, ImportReport report) {
        return Map.of(
                "urls", Urls.assembly(assembly.slug()),
                "csv", report.added().isEmpty() ? "" : csv(report.added()),
                "added", report.added().size(),
                "updated", report.updated(),
                "unchanged", report.unchanged());
    }
}
