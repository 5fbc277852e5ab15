package rostrum.voting;

/**
 * How many of a chapter have voted.
 *
 * @param chapter as it stood on the register when the ballot opened; empty: those without one
 * @param votes members of it who have voted so far
 * @param register members of it who may vote
 */
public record ChapterTurnout(String chapter, int votes, int register) {}
