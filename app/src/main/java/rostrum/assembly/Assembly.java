package rostrum.assembly;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/**
 * One event, with an agenda and a register of its own.
 *
 * @param slug its name in addresses; unique on the site
 * @param timeZone in which its times are shown
 * @param quorumPercent share of the voters that must be checked in, 0 to 100; 0: no quorum
 */
public record Assembly(
        long id,
        String slug,
        String title,
        Instant startsAt,
        Instant endsAt,
        ZoneId timeZone,
        Visibility visibility,
        AssemblyState state,
        BigDecimal quorumPercent) {}
