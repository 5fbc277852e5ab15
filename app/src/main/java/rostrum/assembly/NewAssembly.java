package rostrum.assembly;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import rostrum.Input;
import rostrum.Refused;
import rostrum.Refused.Reason;

/**
 * What somebody typed to create an assembly.
 *
 * @param slug 1 to 64 lower-case letters, digits and inner hyphens
 * @param title 1 to 200 characters
 * @param starts on the clocks of the time zone, in the years 2000 to 2100
 * @param ends likewise; after the start
 * @param quorumPercent 0 to 100 with at most two decimals; 0: no quorum
 */
public record NewAssembly(
        String slug,
        String title,
        LocalDateTime starts,
        LocalDateTime ends,
        ZoneId timeZone,
        Visibility visibility,
        BigDecimal quorumPercent) {

    static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");
    private static final int LONGEST_TITLE = 200;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    /**
     * The same, tidied.
     *
     * @throws Refused {@link Reason#INPUT_INVALID}, naming the first field that is wrong
     */
    NewAssembly checked() {
        require("slug", SLUG.matcher(slug).matches());
        String line = Input.line("title", title, LONGEST_TITLE);
        require("timeZone", isKnown(timeZone));
        require("starts", isPlausible(starts));
        require("ends", isPlausible(ends));
        // As instants: in the night the clocks go back, a later reading can be an earlier time.
        require("ends", ends.atZone(timeZone).isAfter(starts.atZone(timeZone)));
        require("quorumPercent", isPercent(quorumPercent));
        return new NewAssembly(slug, line, starts, ends, timeZone, visibility, quorumPercent);
    }

    private static void require(String field, boolean valid) {
        if (!valid) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
    }

    /** Whether the time zone can be read back from its name. */
    private static boolean isKnown(ZoneId zone) {
        try {
            return ZoneId.of(zone.getId()).equals(zone);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isPlausible(LocalDateTime time) {
        return time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR;
    }

    private static boolean isPercent(BigDecimal share) {
        return share.signum() >= 0
                && share.compareTo(ALL) <= 0
                && share.stripTrailingZeros().scale() <= DECIMALS;
    }
}
