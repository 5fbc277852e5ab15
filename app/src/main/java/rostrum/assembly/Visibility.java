package rostrum.assembly;

import java.util.Locale;

/** Who may see an assembly. */
public enum Visibility {
    PUBLIC,
    /** Only who is on the register and has signed in. */
    MEMBERS;

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }
}
