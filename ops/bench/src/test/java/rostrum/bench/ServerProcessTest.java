package rostrum.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServerProcessTest {
    @Test
    void seesTheMemoryOfAJavaProcess() throws InterruptedException {
        ServerProcess self = new ServerProcess(ProcessHandle.current().pid());
        ServerProcess.Memory memory = self.memory();
        assertThat(memory.live().orElseThrow()).isBetween(100_000L, 2_000_000_000L);
        assertThat(memory.resident().orElseThrow()).isGreaterThan(memory.live().orElseThrow());
        assertThat(self.cpu()).isPositive();
    }

    @Test
    void saysNothingOfAProcessThatIsNot() throws InterruptedException {
        ServerProcess.Memory memory = new ServerProcess(999_999_999).memory();
        assertThat(memory.live()).isEmpty();
        assertThat(memory.resident()).isEmpty();
    }
}
