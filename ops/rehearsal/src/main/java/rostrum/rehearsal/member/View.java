package rostrum.rehearsal.member;

/** Which page somebody has open. */
public enum View {
    MEMBER(""),
    CONSOLE("/chair"),
    PROJECTOR("/projector");

    private final String path;

    View(String path) {
        this.path = path;
    }

    /** Its address below the assembly's. */
    String path() {
        return path;
    }
}
