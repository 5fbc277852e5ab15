package rostrum.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * A server-sent event as a client sees it; what a stream says apart from these is {@code retry:}
 * and comments.
 *
 * @param id empty if it has none
 * @param name the section's id, or {@code goodbye}
 * @param data its lines, put together
 */
public record Event(String id, String name, String data) {
    /** All complete events in a piece of a stream. */
    public static List<Event> all(String text) {
        List<Event> events = new ArrayList<>();
        int begin = 0;
        for (int end = text.indexOf("\n\n"); end >= 0; end = text.indexOf("\n\n", begin)) {
            Event event = of(text.substring(begin, end));
            if (!event.name.isEmpty()) {
                events.add(event);
            }
            begin = end + 2;
        }
        return events;
    }

    private static Event of(String block) {
        String id = "";
        String name = "";
        List<String> data = new ArrayList<>();
        for (String line : block.split("\n")) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data.add(line.substring(6));
            }
        }
        return new Event(id, name, String.join("\n", data));
    }
}
