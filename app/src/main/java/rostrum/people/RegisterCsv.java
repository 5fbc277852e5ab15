package rostrum.people;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import rostrum.Input;
import rostrum.Refused;
import rostrum.Refused.Detail;
import rostrum.Refused.Reason;

/** Reads a register from CSV: all of it, or a list of what is wrong with it. For one file. */
final class RegisterCsv {
    static final int MOST_ROWS = 50_000;
    static final int MOST_PROBLEMS = 20;

    private static final int LONGEST_NUMBER = 40;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CHAPTER = 200;
    private static final BigDecimal LARGEST_WEIGHT = new BigDecimal("99999999");
    private static final Pattern WEIGHT = Pattern.compile("[0-9]{1,8}([.,][0-9]{1,4})?");

    private static final int LONGEST_SHOWN = 40;

    private enum Column {
        NUMBER,
        NAME,
        CHAPTER,
        WEIGHT,
        ROLE;

        String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Column, Integer> columns = new HashMap<>();
    private final Map<String, Long> lineOfNumber = new HashMap<>();
    private final List<RegisterRow> rows = new ArrayList<>();
    private final List<Detail> problems = new ArrayList<>();
    private int width;

    private RegisterCsv() {}

    /**
     * The rows of a file.
     *
     * @throws Refused {@link Reason#INPUT_INVALID} with the first {@value #MOST_PROBLEMS} problems
     */
    static List<RegisterRow> parse(Reader csv) {
        RegisterCsv file = new RegisterCsv();
        try {
            file.read(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!file.problems.isEmpty()) {
            throw new Refused(Reason.INPUT_INVALID, file.problems);
        }
        return file.rows;
    }

    private void read(Reader csv) throws IOException {
        try (CSVParser parser = CsvFile.open(csv)) {
            try {
                readRecords(parser);
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof CSVException)) {
                    throw e;
                }
                problem("quotes", parser.getCurrentLineNumber());
            }
        }
    }

    private void readRecords(CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        while (records.hasNext() && problems.size() < MOST_PROBLEMS) {
            CSVRecord record = records.next();
            if (record.stream().allMatch(String::isBlank)) {
                continue;
            }
            long line = parser.getCurrentLineNumber();
            if (columns.isEmpty()) {
                readHeader(record, line);
                if (!problems.isEmpty()) {
                    return;
                }
            } else if (rows.size() == MOST_ROWS) {
                problem("rows", line, MOST_ROWS);
                return;
            } else {
                readRow(record, line);
            }
        }
        if (columns.isEmpty()) {
            problem("header", 1);
        }
    }

    private void readHeader(CSVRecord header, long line) {
        width = header.size();
        Map<String, Column> byTitle = new HashMap<>();
        Stream.of(Column.values()).forEach(column -> byTitle.put(column.title(), column));
        for (int i = 0; i < header.size(); i++) {
            String title = header.get(i).strip();
            Column column = byTitle.get(title.toLowerCase(Locale.ROOT));
            if (column != null && columns.putIfAbsent(column, i) != null) {
                problem("twice", line, column.title());
            } else if (column == null && !title.isEmpty()) {
                // A misspelt "weight" must not silently give everybody one vote.
                problem("unknown", line, shown(title));
            }
        }
        for (Column required : List.of(Column.NUMBER, Column.NAME)) {
            if (!columns.containsKey(required)) {
                problem("column", line, required.title());
            }
        }
    }

    private void readRow(CSVRecord record, long line) {
        int before = problems.size();
        if (record.stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
            problem("cells", line);
        }
        String number = required(record, line, Column.NUMBER, LONGEST_NUMBER);
        String name = required(record, line, Column.NAME, LONGEST_NAME);
        Optional<String> chapter =
                optional(record, line, Column.CHAPTER, RegisterRow.NO_CHAPTER, this::chapter);
        Optional<BigDecimal> weight =
                optional(
                        record,
                        line,
                        Column.WEIGHT,
                        RegisterRow.COMMON_WEIGHT,
                        RegisterCsv::weight);
        Optional<Role> role =
                optional(record, line, Column.ROLE, RegisterRow.COMMON_ROLE, Role::named);
        Long earlier = number.isEmpty() ? null : lineOfNumber.putIfAbsent(number, line);
        if (earlier != null) {
            problem("number", line, shown(number), earlier);
        }
        if (problems.size() == before) {
            rows.add(new RegisterRow(number, name, chapter, weight, role));
        }
    }

    private String required(CSVRecord record, long line, Column column, int longest) {
        String value = cell(record, column).orElse("");
        if (value.isEmpty()) {
            problem("empty", line, column.title());
        } else if (!Input.isLine(value, longest)) {
            problem("invalid", line, column.title(), shown(value));
        }
        return value;
    }

    private <T> Optional<T> optional(
            CSVRecord record,
            long line,
            Column column,
            T ifBlank,
            Function<String, Optional<T>> reading) {
        Optional<String> value = cell(record, column);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (value.get().isEmpty()) {
            return Optional.of(ifBlank);
        }
        Optional<T> read = reading.apply(value.get());
        if (read.isEmpty()) {
            problem("invalid", line, column.title(), shown(value.get()));
        }
        return read;
    }

    /** Empty if the file has no such column. */
    private Optional<String> cell(CSVRecord record, Column column) {
        Integer index = columns.get(column);
        if (index == null) {
            return Optional.empty();
        }
        return Optional.of(index < record.size() ? record.get(index).strip() : "");
    }

    private Optional<String> chapter(String value) {
        return Input.isLine(value, LONGEST_CHAPTER) ? Optional.of(value) : Optional.empty();
    }

    private static Optional<BigDecimal> weight(String value) {
        if (!WEIGHT.matcher(value).matches()) {
            return Optional.empty();
        }
        BigDecimal weight = new BigDecimal(value.replace(',', '.')).stripTrailingZeros();
        if (weight.compareTo(LARGEST_WEIGHT) > 0) {
            return Optional.empty();
        }
        return Optional.of(weight.setScale(Math.max(0, weight.scale())));
    }

    /** Each argument list begins with the line. */
    private void problem(String what, Object... arguments) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(Detail.of("csv." + what, arguments));
        }
    }

    private static String shown(String value) {
        int symbols = value.codePointCount(0, value.length());
        String start =
                symbols <= LONGEST_SHOWN
                        ? value
                        : value.substring(0, value.offsetByCodePoints(0, LONGEST_SHOWN)) + "…";
        return "\"" + start.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
