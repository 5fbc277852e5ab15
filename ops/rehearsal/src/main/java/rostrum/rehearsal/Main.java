package rostrum.rehearsal;

/** The program; how it is called is said by {@code ops/rostrum rehearse --help}. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.err.println("nothing to rehearse yet");
        System.exit(2);
    }
}
