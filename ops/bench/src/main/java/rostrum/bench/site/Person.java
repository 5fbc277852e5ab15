package rostrum.bench.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** One line of the codes file: somebody on the register who can sign in. */
public record Person(String number, String role, String code) {

    /** Reads the whole file, in its order. */
    public static List<Person> read(Path file) throws IOException {
        return parse(Files.readString(file));
    }

    /** Reads the text of such a file. */
    public static List<Person> parse(String csv) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (CSVParser parser = CSVParser.parse(csv, format)) {
            return parser.stream()
                    .map(line -> new Person(line.get("number"), line.get("role"), line.get("code")))
                    .toList();
        }
    }

    public boolean votes() {
        return role.equals("voter");
    }

    public boolean chairs() {
        return role.equals("chair");
    }
}
