package rostrum.bench;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/** One line of the codes file: somebody on the register who can sign in. */
record Person(String number, String role, String code) {

    /** Reads the whole file, in its order. */
    static List<Person> read(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
        try (Reader reader = Files.newBufferedReader(file);
                CSVParser parser = format.parse(reader)) {
            return parser.stream()
                    .map(line -> new Person(line.get("number"), line.get("role"), line.get("code")))
                    .toList();
        }
    }

    boolean votes() {
        return role.equals("voter");
    }

    boolean chairs() {
        return role.equals("chair");
    }
}
