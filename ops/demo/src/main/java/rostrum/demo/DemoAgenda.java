package rostrum.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The agenda of the demo, from a Markdown file: a heading for each item, its text below. */
final class DemoAgenda {
    private static final String FILE = "/demo/agenda.md";
    private static final String HEADING = "# ";

    /** An item to be. */
    record Item(String title, String markdown) {}

    private DemoAgenda() {}

    static List<Item> items() {
        List<Item> items = new ArrayList<>();
        String title = "";
        StringBuilder text = new StringBuilder();
        for (String line : read().lines().toList()) {
            if (line.startsWith(HEADING)) {
                if (!title.isEmpty()) {
                    items.add(new Item(title, text.toString().strip()));
                }
                title = line.substring(HEADING.length());
                text.setLength(0);
            } else {
                text.append(line).append('\n');
            }
        }
        items.add(new Item(title, text.toString().strip()));
        return items;
    }

    private static String read() {
        try (InputStream in = DemoAgenda.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("missing in the jar: " + FILE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
