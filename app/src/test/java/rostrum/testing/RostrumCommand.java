package rostrum.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rostrum.db.DatabaseAddress;

/** The jar's command line, run as a process of its own from the classes under test. */
public final class RostrumCommand {
    private RostrumCommand() {}

    /**
     * Not started yet; the output is one stream. It runs with the umask that the run script sets.
     *
     * @param settings beside those of {@link WebSite#settings}
     */
    public static ProcessBuilder of(
            DatabaseAddress database, Map<String, String> settings, String... arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 007; exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // A short life: compiling well costs more than it saves.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("--sun-misc-unsafe-memory-access=allow");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "rostrum.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("ROSTRUM_"));
        environment.putAll(WebSite.settings(database, settings));
        return builder;
    }
}
