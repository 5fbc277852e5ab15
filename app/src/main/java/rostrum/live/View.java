package rostrum.live;

import java.util.Set;

/**
 * Which sections one kind of page shows.
 *
 * @param name short and lower-case, as in the stream's address
 * @param kinds the kinds of section ({@code ballot} stands for {@code ballot-1}, {@code ballot-2}),
 *     or ids of single ones
 */
public record View(String name, Set<String> kinds) {
    public View {
        kinds = Set.copyOf(kinds);
    }

    public boolean shows(String section) {
        return kinds.contains(kindOf(section)) || kinds.contains(section);
    }

    /** The id without the number at its end. */
    public static String kindOf(String section) {
        int end = section.length();
        while (end > 0 && Character.isDigit(section.charAt(end - 1))) {
            end--;
        }
        boolean numbered = end > 1 && end < section.length() && section.charAt(end - 1) == '-';
        return numbered ? section.substring(0, end - 1) : section;
    }
}
