package rostrum.rehearsal.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import rostrum.rehearsal.profile.Figure;
import rostrum.rehearsal.profile.Profile;

/**
 * The assembly that the server's admin tool has made, and who can sign in.
 *
 * @param chair the access code of who chairs
 * @param members those of the voters
 */
public record Cast(String slug, String chair, List<String> members) {

    /**
     * Reads what {@code rehearsal prepare} printed.
     *
     * @throws IllegalArgumentException when it is something else, or too few for the profile
     */
    static Cast read(Path file, Profile profile) throws IOException {
        Cast cast = parse(file);
        if (cast.slug == null || cast.chair == null || cast.members == null) {
            throw new IllegalArgumentException(file + " lacks slug, chair or members");
        }
        int wanted = profile.count(Figure.MEMBERS);
        if (cast.members.size() < wanted) {
            throw new IllegalArgumentException(
                    "the cast has %,d members, the profile wants %,d"
                            .formatted(cast.members.size(), wanted));
        }
        return cast;
    }

    private static Cast parse(Path file) throws IOException {
        try {
            return new ObjectMapper().readValue(Files.readString(file), Cast.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is no cast: " + e.getOriginalMessage(), e);
        }
    }
}
