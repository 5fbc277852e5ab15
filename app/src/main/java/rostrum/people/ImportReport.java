package rostrum.people;

import java.util.List;

/**
 * What an import did.
 *
 * @param added the new members with their codes, in the file's order
 * @param updated how many members were on the register and are different now
 * @param unchanged how many were on it as the file says
 */
public record ImportReport(List<IssuedCode> added, int updated, int unchanged) {
    public ImportReport {
        added = List.copyOf(added);
    }
}
