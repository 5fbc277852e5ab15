package rostrum.rehearsals;

import java.util.List;

/**
 * Who plays in a rehearsal.
 *
 * @param slug of its assembly
 * @param chair the chair's access code
 * @param members the voters' access codes
 */
public record Cast(String slug, String chair, List<String> members) {
    public Cast {
        members = List.copyOf(members);
    }

    /** Without the codes, which must not slip into a log. */
    @Override
    public String toString() {
        return "Cast[slug=" + slug + ", members=" + members.size() + "]";
    }
}
