import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Turns names of classes into the list from which the JVM makes its cache: the name of each, and
 * after "@cp" which entries of its constant pool are to be resolved beforehand: all that can be.
 *
 * <p>A recording of a real run would name only those resolved in that run, which differ a little
 * each time, and with them the bytes of a release.
 *
 * <p>Usage: java ClassList.java JAR NAMES RUNTIME; the list is printed. A name that is no class
 * of the jar or of the runtime is passed over: the names may be a little older than the code.
 */
final class ClassList {
    // https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.4
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int STRING = 8;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int METHOD_HANDLE = 15;
    private static final int METHOD_TYPE = 16;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int MODULE = 19;
    private static final int PACKAGE = 20;

    private final ZipFile jar;
    private final FileSystem runtime;

    private ClassList(ZipFile jar, FileSystem runtime) {
        this.jar = jar;
        this.runtime = runtime;
    }

    public static void main(String[] args) throws IOException {
        try (ZipFile jar = new ZipFile(args[0]);
                FileSystem runtime =
                        FileSystems.newFileSystem(
                                URI.create("jrt:/"), Map.of("java.home", args[2]))) {
            System.out.print(new ClassList(jar, runtime).of(Path.of(args[1])));
        }
    }

    /** The names stand by package: {@code java/lang: Object String}. */
    private String of(Path names) throws IOException {
        StringBuilder classes = new StringBuilder();
        StringBuilder resolved = new StringBuilder();
        for (String line : Files.readAllLines(names)) {
            String[] words = line.split(" ");
            String folder = words[0].substring(0, words[0].length() - 1);
            for (int i = 1; i < words.length; i++) {
                String name = folder + "/" + words[i];
                Optional<byte[]> content = content(folder, name);
                if (content.isPresent()) {
                    classes.append(name).append('\n');
                    String entries = resolvable(content.get());
                    if (!entries.isEmpty()) {
                        resolved.append("@cp ").append(name).append(entries).append('\n');
                    }
                }
            }
        }
        return classes.append(resolved).toString();
    }

    private Optional<byte[]> content(String folder, String name) throws IOException {
        int newest = Runtime.version().feature();
        for (int release = newest; release >= 9; release--) {
            ZipEntry entry = jar.getEntry("META-INF/versions/" + release + "/" + name + ".class");
            if (entry != null) {
                return Optional.of(jar.getInputStream(entry).readAllBytes());
            }
        }
        ZipEntry entry = jar.getEntry(name + ".class");
        if (entry != null) {
            return Optional.of(jar.getInputStream(entry).readAllBytes());
        }
        Path modules = runtime.getPath("/packages/" + folder.replace('/', '.'));
        if (!Files.isDirectory(modules)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> links = Files.newDirectoryStream(modules)) {
            for (Path link : links) {
                Path file = runtime.getPath("/modules", link.getFileName() + "/" + name + ".class");
                if (Files.exists(file)) {
                    return Optional.of(Files.readAllBytes(file));
                }
            }
        }
        return Optional.empty();
    }

    /** The numbers of the entries that refer to a class, a member or a lambda. */
    private static String resolvable(byte[] content) throws IOException {
        StringBuilder entries = new StringBuilder();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        in.skipNBytes(8); // magic number, version
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case CLASS, FIELD, METHOD, INTERFACE_METHOD, INVOKE_DYNAMIC ->
                        entries.append(' ').append(i);
                default -> {}
            }
            switch (tag) {
                case UTF8 -> in.skipNBytes(in.readUnsignedShort());
                case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> in.skipNBytes(2);
                case METHOD_HANDLE -> in.skipNBytes(3);
                case LONG, DOUBLE -> {
                    in.skipNBytes(8);
                    i++; // they count twice
                }
                default -> in.skipNBytes(4);
            }
        }
        return entries.toString();
    }
}
