package rostrum.rehearsal.result;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MutableConfigOverride;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** A {@link Result} as a file, {@code result.json} in a rehearsal's folder. */
public final class ResultFile {
    public static final String NAME = "result.json";

    /** What an older rehearsal did not measure is zero or empty, what a newer one adds unread. */
    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .withConfigOverride(List.class, ResultFile::emptyWithout)
                    .withConfigOverride(Map.class, ResultFile::emptyWithout)
                    .withConfigOverride(String.class, ResultFile::emptyWithout)
                    .build();

    private ResultFile() {}

    /** Throws an {@link IOException} also for a file that is not a result. */
    public static Result read(Path folder) throws IOException {
        return JSON.readValue(folder.resolve(NAME).toFile(), Result.class);
    }

    /** Writes it whole or not at all. */
    public static void write(Path folder, Result result) throws IOException {
        Path unfinished = Files.createTempFile(folder, NAME, ".new");
        try {
            JSON.writeValue(unfinished.toFile(), result);
            Files.move(unfinished, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void emptyWithout(MutableConfigOverride properties) {
        properties.setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }
}
