package rostrum.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a member may do in an assembly. */
public enum Role {
    /** Follows, and has no vote. */
    GUEST,
    VOTER,
    /** Runs the meeting from the chair's console, and has no vote. */
    ORGANISER,
    /** Runs the meeting and votes. */
    CHAIR;

    /** As it stands in the database and in files: in lower case. */
    public String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of this name, in whatever case; none if there is no such role. */
    public static Optional<Role> named(String typed) {
        return Arrays.stream(values()).filter(r -> r.stored().equalsIgnoreCase(typed)).findFirst();
    }
}
