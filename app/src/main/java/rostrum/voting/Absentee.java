package rostrum.voting;

/** Somebody whose vote has not been cast, as she stood on the register when the ballot opened. */
public record Absentee(String number, String name, String chapter) {}
