package rostrum.db;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import rostrum.testing.TestDatabase;

class SchemaTest {
    @Test
    void anEmptyDatabaseLacksEverythingAndIsBroughtUpToDate() {
        Schema schema = new Schema(TestDatabase.createEmpty());
        assertThat(schema.pending()).isPositive();
        assertThat(schema.migrate()).isPositive();
        assertThat(schema.pending()).isZero();
        assertThat(schema.migrate()).isZero();
    }
}
