package rostrum.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.live.Relay;
import rostrum.testing.Outage;
import rostrum.testing.TestDatabase;

class LookupTest {
    private static final DatabaseAddress address = TestDatabase.create();
    private static final Database database =
            new Database(address, 2, UUID.randomUUID(), new Relay(), Clock.systemUTC());

    @AfterAll
    static void close() {
        database.close();
    }

    private static Lookup<String> lookup(String sql) {
        return new Lookup<>(sql, row -> row.getString(1));
    }

    @Test
    void works() {
        Lookup<String> lookup = lookup("SELECT n FROM generate_series(1, :last::int) AS t (n)");
        assertThat(database.read(lookup, 3)).containsExactly("1", "2", "3");
        assertThat(database.read(lookup, 0)).isEmpty();
    }

    @Test
    void aNameStandsForItsValueWhereverItIs() {
        Lookup<String> lookup =
                lookup("SELECT concat(:b::text, :a::text, :b::text, '12:30'::time::text)");
        assertThat(database.read(lookup, "x", "y")).containsExactly("xyx12:30:00");
    }

    @Test
    void valuesOfEachKindArrive() {
        Instant now = Instant.parse("2026-05-01T10:00:00Z");
        Lookup<Instant> time =
                new Lookup<>(
                        "SELECT :now::timestamptz",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant());
        assertThat(database.read(time, now)).containsExactly(now);
        assertThat(database.read(lookup("SELECT encode(:b, 'hex')"), new byte[] {1, 2}))
                .containsExactly("0102");
        Lookup<String> maybe = lookup("SELECT COALESCE(:n, 7)");
        assertThat(database.read(maybe, Optional.of(5L))).containsExactly("5");
        assertThat(database.read(maybe, Optional.empty())).containsExactly("7");
    }

    @Test
    void aDatabaseThatIsAwayIsRefusedAndAMistakeIsNot() throws Exception {
        Lookup<String> one = lookup("SELECT '1'");
        assertThatThrownBy(() -> database.read(lookup("SELEKT")))
                .isInstanceOf(IllegalStateException.class);
        try (Outage outage = new Outage(address)) {
            outage.begin();
            assertThatThrownBy(() -> database.read(one))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE));
        }
    }
}
