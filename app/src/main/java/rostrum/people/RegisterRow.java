package rostrum.people;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One row of an imported register. What has no column in the file is empty: it stays as it is on a
 * member who is known, and takes its default on a new one.
 */
record RegisterRow(
        String number,
        String name,
        Optional<String> chapter,
        Optional<BigDecimal> weight,
        Optional<Role> role) {

    static final String NO_CHAPTER = "";
    static final BigDecimal COMMON_WEIGHT = BigDecimal.ONE;
    static final Role COMMON_ROLE = Role.VOTER;

    /** As a new member, who has no id yet. */
    Member asNew(long assemblyId) {
        return new Member(
                0,
                assemblyId,
                number,
                name,
                chapter.orElse(NO_CHAPTER),
                weight.orElse(COMMON_WEIGHT),
                role.orElse(COMMON_ROLE));
    }

    Member appliedTo(Member known) {
        return new Member(
                known.id(),
                known.assemblyId(),
                number,
                name,
                chapter.orElse(known.chapter()),
                weight.orElse(known.weight()),
                role.orElse(known.role()));
    }
}
