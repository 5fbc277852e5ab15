package rostrum.rehearsal.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PersonTest {
    private static final List<String> CODES =
            IntStream.range(0, 1000).mapToObj(number -> "C" + number).toList();

    @Test
    void everybodyComesOnceWithHerOwnCode() {
        List<Person> all = all(Map.of());
        assertThat(all.stream().map(Person::number)).containsExactlyInAnyOrder(numbers());
        assertThat(all).allMatch(person -> person.code().equals("C" + person.number()));
    }

    @Test
    void theyArriveEvenlyAndInTheRush() {
        List<Person> all =
                all(
                        Map.of(
                                "arrival.time", "100s",
                                "arrival.rush", "0.4",
                                "arrival.rush-from", "80s",
                                "arrival.rush-time", "10s"));
        assertThat(all.stream().map(Person::arrives)).isSorted();
        assertThat(between(all, 0, 100)).isEqualTo(1000);
        assertThat(between(all, 0, 50)).isEqualTo(300);
        assertThat(between(all, 80, 90)).isEqualTo(400 + 60);
        assertThat(between(all, 90, 100)).isEqualTo(60);
    }

    @Test
    void sharesAreKeptAndTheSameEachTime() {
        Map<String, String> figures = Map.of("check-in", "0.9", "drop", "0.3", "slow-readers", "7");
        List<Person> all = all(figures);
        assertThat(all.stream().filter(Person::checksIn).count())
                .isCloseTo(900, Offset.offset(40L));
        assertThat(all.stream().filter(Person::drops).count()).isCloseTo(300, Offset.offset(60L));
        assertThat(all.stream().filter(Person::slow).count()).isEqualTo(7);
        assertThat(all(figures)).isEqualTo(all);
    }

    private static List<Person> all(Map<String, String> figures) {
        Map<String, String> settings = new HashMap<>(figures);
        settings.put("members", "1000");
        return Person.all(Profile.of(settings), CODES);
    }

    private static Integer[] numbers() {
        return IntStream.range(0, 1000).boxed().toArray(Integer[]::new);
    }

    private static long between(List<Person> all, int from, int until) {
        return all.stream()
                .map(Person::arrives)
                .filter(at -> at.compareTo(Duration.ofSeconds(from)) >= 0)
                .filter(at -> at.compareTo(Duration.ofSeconds(until)) < 0)
                .count();
    }
}
