package rostrum.assembly;

import java.math.BigDecimal;
import java.math.RoundingMode;
import rostrum.people.RegisterCounts;

/**
 * Whether enough voters are in the hall for the assembly to decide.
 *
 * @param present the voters who are checked in
 * @param voters all who may vote
 * @param needed how many must be present; 0: no quorum
 */
public record Quorum(int present, int voters, int needed) {
    private static final int HUNDREDTHS = 2;

    /**
     * The quorum that a share of the voters makes; a part of a voter is a whole one.
     *
     * @param percent 0 to 100
     */
    public static Quorum of(RegisterCounts counts, BigDecimal percent) {
        int needed =
                percent.multiply(BigDecimal.valueOf(counts.voters()))
                        .movePointLeft(HUNDREDTHS)
                        .setScale(0, RoundingMode.CEILING)
                        .intValueExact();
        return new Quorum(counts.presentVoters(), counts.voters(), needed);
    }

    public boolean reached() {
        return present >= needed;
    }
}
