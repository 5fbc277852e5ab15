package rostrum.voting;

/**
 * How many have voted.
 *
 * @param votes members who have voted so far
 * @param register members who may vote; 0 before the ballot opens
 */
public record Turnout(int votes, int register) {}
