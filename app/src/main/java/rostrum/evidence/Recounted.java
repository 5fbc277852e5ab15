package rostrum.evidence;

import java.util.List;

/**
 * What a recount found.
 *
 * @param recorded whether there was a result to compare with; a release that recorded none may have
 *     closed the ballot
 * @param differences each in a few words; none: everything agrees
 */
public record Recounted(
        long ballotId, String checksum, boolean recorded, List<String> differences) {
    public Recounted {
        differences = List.copyOf(differences);
    }

    public boolean agrees() {
        return differences.isEmpty();
    }

    /** In one line. */
    @Override
    public String toString() {
        if (!recorded) {
            return "ballot " + ballotId + ": no result was recorded when it closed";
        }
        return "ballot "
                + ballotId
                + (agrees() ? ": ok, " + checksum : ": differs: " + String.join("; ", differences));
    }
}
