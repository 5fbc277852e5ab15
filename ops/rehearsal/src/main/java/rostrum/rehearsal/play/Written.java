package rostrum.rehearsal.play;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import rostrum.rehearsal.measure.Book;
import rostrum.rehearsal.result.Result;
import rostrum.rehearsal.result.ResultFile;

/** The files that are left of an event. */
final class Written {
    private final Path folder;
    private final ObjectMapper mapper =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    Written(Path folder) {
        this.folder = folder;
    }

    void write(Result result, Book book) throws IOException {
        Map<String, Map<String, String>> histograms = new TreeMap<>();
        book.histograms()
                .forEach((group, kinds) -> {
                    Map<String, String> coded = new TreeMap<>();
                    kinds.forEach((kind, histogram) -> coded.put(kind, base64(histogram)));
                    histograms.put(group, coded);
                });
        put("histograms.json", histograms);
        ResultFile.write(folder, result);
    }

    /** HdrHistogram's own compressed form (V2); of microseconds. */
    private static String base64(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        byte[] bytes = new byte[length];
        buffer.flip();
        buffer.get(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private void put(String name, Object content) throws IOException {
        Path temporary = folder.resolve(name + ".part");
        mapper.writeValue(temporary.toFile(), content);
        Files.move(temporary, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
