package rostrum.bench.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SseReaderTest {
    private static final String STREAM =
            """
            retry: 3000
            : hello

            id: 17-ab
            event: agenda
            data: <p id="agenda">
            data:   Größe: 1 €</p>

            id: 18-cd
            event:notice
            data

            : heartbeat

            data: unfinished
            """;
    private static final List<SseEvent> EVENTS =
            List.of(
                    new SseEvent("17-ab", "agenda", "<p id=\"agenda\">\n  Größe: 1 €</p>"),
                    new SseEvent("18-cd", "notice", ""));

    @Test
    void readsTheSameEventsWhereverTheBytesAreSplit() throws IOException {
        for (String newline : List.of("\n", "\r\n", "\r")) {
            byte[] bytes = Wire.bytes(STREAM.replace("\n", newline));
            for (int split = 0; split <= bytes.length; split++) {
                assertThat(events(Drip.inTwo(bytes, split))).isEqualTo(EVENTS);
            }
            assertThat(events(Drip.singly(bytes))).isEqualTo(EVENTS);
        }
    }

    @Test
    void handsOverAnEventBeforeMoreArrives() throws IOException {
        for (String newline : List.of("\n", "\r\n", "\r")) {
            byte[] bytes = Wire.bytes("id: 1-a\nevent: x\ndata: y\n\n".replace("\n", newline));
            SseReader reader = new SseReader(Drip.open(bytes));
            assertThat(reader.next()).isEqualTo(new SseEvent("1-a", "x", "y"));
        }
    }

    @Test
    void countsHeartbeats() throws IOException {
        SseReader reader = new SseReader(Drip.singly(Wire.bytes(STREAM)));
        while (reader.next() != null) {}
        assertThat(reader.comments()).isEqualTo(2);
    }

    @Test
    void remembersHowSoonToComeBack() throws IOException {
        SseReader reader = new SseReader(Drip.singly(Wire.bytes(STREAM)));
        assertThat(reader.retryMillis()).isZero();
        reader.next();
        assertThat(reader.retryMillis()).isEqualTo(3000);
    }

    @Test
    void knowsWhetherAnythingHasCome() throws IOException {
        SseReader reader = new SseReader(Drip.open(Wire.bytes(":\n\n")));
        assertThat(reader.await()).isTrue();
        assertThat(new SseReader(Drip.singly(new byte[0])).await()).isFalse();
    }

    @Test
    void doesNotCarryAnIdToTheNextEvent() throws IOException {
        byte[] bytes = Wire.bytes("id: 1-a\nevent: x\n\ndata: y\n\n");
        assertThat(events(Drip.singly(bytes))).containsExactly(new SseEvent("", "", "y"));
    }

    static List<SseEvent> events(InputStream in) throws IOException {
        SseReader reader = new SseReader(in);
        List<SseEvent> events = new ArrayList<>();
        for (SseEvent e = reader.next(); e != null; e = reader.next()) {
            events.add(e);
        }
        return events;
    }
}
