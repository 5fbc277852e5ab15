package rostrum.web.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The templates as they lie on disk. */
final class TemplateFiles {
    private static final Path FOLDER = Path.of("src/main/resources/templates");
    private static final String EXTENSION = ".ftlh";

    private TemplateFiles() {}

    /** The text of each, by its name without extension. */
    static Map<String, String> all() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                texts.put(
                        name.substring(0, name.length() - EXTENSION.length()),
                        Files.readString(file));
            }
        }
        return texts;
    }
}
