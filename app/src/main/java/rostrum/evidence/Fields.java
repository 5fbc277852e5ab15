package rostrum.evidence;

import rostrum.voting.Evidence;

/** Takes a line of the {@link Evidence} apart. */
final class Fields {
    private Fields() {}

    /**
     * Its fields.
     *
     * @throws IllegalArgumentException if there are not so many
     */
    static String[] of(String line, int count) {
        String[] fields = line.split(Evidence.TAB, -1);
        if (fields.length != count) {
            throw new IllegalArgumentException("a line of " + fields.length + " fields");
        }
        return fields;
    }
}
