package rostrum.evidence;

import rostrum.voting.Evidence;

/**
 * A paper of the urn, as the {@link Evidence} has it.
 *
 * @param member the number of the member whose paper it is; empty in a secret ballot
 */
record Slip(String receipt, String paper, String weight, String member) {
    private static final int FIELDS = 4;

    static Slip of(String line) {
        boolean named = line.chars().filter(c -> c == '\t').count() == FIELDS - 1;
        String[] fields = Fields.of(line, named ? FIELDS : FIELDS - 1);
        return new Slip(fields[0], fields[1], fields[2], named ? fields[3] : "");
    }
}
