package rostrum.rehearsal.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {
    private static final String STREAM =
            """
            : here

            retry: 1500

            id: 1000-abc
            event: ballot-3
            data: <section id="ballot-3" data-v="abc" class="ballot" data-state="open">
            data: <form><input type="radio" name="choice" value="yes" id="ballot-3-yes">
            data: <input type="radio" name="choice" value="no" id="ballot-3-no"></form></section>

            event: goodbye
            data: drain

            """;

    private final Frames frames = new Frames();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 10_000})
    void eventsAreFoundHoweverTheyArrive(int size) {
        List<Frame> all = read(STREAM, size);
        assertThat(all).hasSize(4);
        assertThat(all.get(0).isSection()).isFalse();
        assertThat(all.get(1).retryMillis()).isEqualTo(1500);
        Frame ballot = all.get(2);
        assertThat(ballot.section()).isEqualTo("ballot-3");
        assertThat(ballot.kind()).isEqualTo("ballot");
        assertThat(ballot.committed()).isEqualTo(1000);
        assertThat(ballot.version()).isEqualTo("abc");
        assertThat(ballot.ballot()).contains(new Ballot(3, "open", List.of("yes", "no")));
        assertThat(all.get(3).goodbye()).isEqualTo("drain");
    }

    @Test
    void whatEverybodyGetsIsReadOnce() {
        assertThat(read(STREAM, 1000).get(2)).isSameAs(read(STREAM, 13).get(2));
    }

    @Test
    void anEventWithoutWhatItMustHaveIsIncomplete() {
        assertThat(read("event: notices\ndata: <p id=\"notices\" data-v=\"a\"></p>\n\n", 1000))
                .singleElement()
                .matches(frame -> frame.isSection() && !frame.isComplete());
    }

    private List<Frame> read(String text, int size) {
        List<Frame> all = new ArrayList<>();
        EventReader reader = new EventReader(frames);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            int until = Math.min(bytes.length, from + size);
            reader.read(Unpooled.wrappedBuffer(Arrays.copyOfRange(bytes, from, until)), all::add);
        }
        return all;
    }
}
