package rostrum.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** Opens CSV however a spreadsheet wrote it: with comma or semicolon, with a byte order mark. */
final class CsvFile {
    private static final int LONGEST_HEADER = 8192;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CsvFile() {}

    static CSVParser open(Reader csv) throws IOException {
        BufferedReader in = new BufferedReader(csv);
        in.mark(1);
        if (in.read() != BYTE_ORDER_MARK) {
            in.reset();
        }
        CSVFormat format =
                CSVFormat.RFC4180
                        .builder()
                        .setDelimiter(separator(in))
                        .setIgnoreEmptyLines(true)
                        .setIgnoreSurroundingSpaces(true)
                        .get();
        return CSVParser.parse(in, format);
    }

    /** The separator that is more frequent in the first line with anything in it. */
    private static char separator(BufferedReader in) throws IOException {
        in.mark(LONGEST_HEADER);
        int semicolons = 0;
        int commas = 0;
        boolean blank = true;
        for (int i = 0; i < LONGEST_HEADER; i++) {
            int symbol = in.read();
            if (symbol < 0 || (!blank && (symbol == '\n' || symbol == '\r'))) {
                break;
            }
            semicolons += symbol == ';' ? 1 : 0;
            commas += symbol == ',' ? 1 : 0;
            blank = blank && (Character.isWhitespace(symbol) || symbol == ';' || symbol == ',');
        }
        in.reset();
        return semicolons > commas ? ';' : ',';
    }
}
