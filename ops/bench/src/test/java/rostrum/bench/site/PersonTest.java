package rostrum.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersonTest {
    @Test
    void readsTheCodesByTheNamesOfTheirColumns(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("codes.csv");
        Files.writeString(file, "number,name,role,code\r\n1,\"Lund, Ada\",chair,ABCD-1\r\n");
        assertThat(Person.read(file)).containsExactly(new Person("1", "chair", "ABCD-1"));
    }
}
