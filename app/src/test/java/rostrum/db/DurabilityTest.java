package rostrum.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import rostrum.live.Relay;
import rostrum.testing.TestDatabase;

class DurabilityTest {
    @Test
    void commitsAreDurableWhateverTheServersOwnSetting() {
        DatabaseAddress address = TestDatabase.create();
        String name = address.jdbcUrl().replaceFirst(".*/([^/?]+).*", "$1");
        TestDatabase.administer("ALTER DATABASE " + name + " SET synchronous_commit = off");
        try (Database database =
                new Database(address, 2, UUID.randomUUID(), new Relay(), Clock.systemUTC())) {
            String setting =
                    database.read(handle ->
                            handle.select("SHOW synchronous_commit").mapTo(String.class).one());
            assertThat(setting).isEqualTo("on");
        }
    }
}
