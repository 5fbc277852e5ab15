package rostrum.evidence;

import rostrum.voting.Evidence;

/**
 * A line of the electoral register, as the {@link Evidence} has it.
 *
 * @param proxy the number of the member who votes for her; empty: she does herself
 */
record Entry(
        String number,
        String name,
        String chapter,
        String weight,
        boolean present,
        String proxy,
        boolean voted) {

    private static final int FIELDS = 7;
    private static final String YES = "1";

    static Entry of(String line) {
        String[] fields = Fields.of(line, FIELDS);
        return new Entry(
                fields[0],
                fields[1],
                fields[2],
                fields[3],
                fields[4].equals(YES),
                fields[5],
                fields[6].equals(YES));
    }
}
