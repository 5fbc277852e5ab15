package rostrum.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rollback runs the release before this one on this one's schema. */
final class ExpandOnlyTest {
    @Test
    void noMigrationTakesAnythingAway() throws IOException, URISyntaxException {
        URL folder = ExpandOnlyTest.class.getResource("/db/migration");
        assertThat(folder).isNotNull();
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            List<Path> migrations = files.toList();
            assertThat(migrations)
                    .allMatch(file -> file.getFileName().toString().matches("V\\d+__\\w+\\.sql"));
            for (Path migration : migrations) {
                if (!migration.getFileName().toString().startsWith("V1__")) {
                    assertThat(ExpandOnly.problems(Files.readString(migration)))
                            .as(migration.getFileName().toString())
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE notice;",
                "drop table if exists notice;",
                "ALTER TABLE notice DROP COLUMN text;",
                "ALTER TABLE notice DROP text;",
                "ALTER TABLE notice\n  DROP COLUMN IF EXISTS text;",
                "DROP VIEW turnout;",
                "ALTER TABLE notice RENAME TO message;",
                "ALTER TABLE notice RENAME COLUMN text TO content;",
                "ALTER TABLE notice ALTER COLUMN text TYPE varchar(100);",
                "ALTER TABLE notice ALTER text SET DATA TYPE bytea USING text::bytea;",
                "ALTER TABLE notice ALTER COLUMN withdrawn_at SET NOT NULL;",
                "ALTER TABLE notice ADD COLUMN colour text NOT NULL;",
                "ALTER TABLE notice ADD colour text CHECK (colour <> '') NOT NULL;",
                "ALTER TABLE notice ALTER COLUMN text DROP DEFAULT;",
                "TRUNCATE notice;",
                "-- contract: soon\nDROP TABLE notice;",
                "SELECT '-- contract: 20261121.120000-abcdef12'; DROP TABLE notice;"
            })
    void refuses(String migration) {
        assertThat(ExpandOnly.problems(migration)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE urn (id bigint NOT NULL, choice text NOT NULL);",
                "ALTER TABLE notice ADD COLUMN colour text;",
                "ALTER TABLE notice ADD COLUMN colour text NOT NULL DEFAULT 'red';",
                "ALTER TABLE notice ADD COLUMN length int NOT NULL GENERATED ALWAYS AS (1) STORED;",
                "ALTER TABLE notice ALTER COLUMN withdrawn_at DROP NOT NULL;",
                "ALTER TABLE notice DROP CONSTRAINT notice_text_check;",
                "ALTER TABLE notice ALTER text SET DEFAULT '', ALTER text SET NOT NULL;",
                "CREATE INDEX notice_posted ON notice (posted_at);\nDROP INDEX notice_assembly;",
                "INSERT INTO notice (text) VALUES ('DROP TABLE notice; it''s RENAME');",
                "-- one day: DROP TABLE notice\n/* RENAME\nit */ SELECT 1;",
                "UPDATE notice SET text = 'x' WHERE text = 'y';",
                "-- contract: 20261121.120000-abcdef12\nDROP TABLE notice;"
            })
    void allows(String migration) {
        assertThat(ExpandOnly.problems(migration)).isEmpty();
    }
}
