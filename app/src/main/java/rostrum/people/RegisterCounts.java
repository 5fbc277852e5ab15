package rostrum.people;

/**
 * How many are on a register and in the hall.
 *
 * @param voters those of the members who may vote
 * @param present the members who are checked in
 * @param presentVoters the voters who are checked in
 */
public record RegisterCounts(int members, int voters, int present, int presentVoters) {}
