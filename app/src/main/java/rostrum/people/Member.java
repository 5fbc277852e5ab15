package rostrum.people;

import java.math.BigDecimal;

/**
 * A person on an assembly's register.
 *
 * @param number as the organisation numbers its members; unique within the assembly
 * @param chapter the group she belongs to; may be empty
 * @param weight what her vote counts: 0 to 99,999,999 with at most four decimals, no trailing zeros
 */
public record Member(
        long id,
        long assemblyId,
        String number,
        String name,
        String chapter,
        BigDecimal weight,
        Role role) {

    public boolean mayVote() {
        return (role == Role.VOTER || role == Role.CHAIR) && weight.signum() > 0;
    }

    /** Whether she may use the chair's console. */
    public boolean chairs() {
        return role == Role.CHAIR || role == Role.ORGANISER;
    }
}
