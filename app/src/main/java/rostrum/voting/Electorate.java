package rostrum.voting;

/** Who may vote in a ballot; in either case only members with a vote. */
public enum Electorate {
    /** Everybody on the assembly's register. */
    REGISTER,
    /** Those who are checked in when the ballot opens, and those they represent. */
    PRESENT
}
