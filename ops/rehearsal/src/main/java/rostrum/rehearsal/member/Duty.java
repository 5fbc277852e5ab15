package rostrum.rehearsal.member;

import java.util.Optional;

/**
 * Something a member is going to do.
 *
 * @param at its moment, by {@link System#nanoTime}
 * @param vote of the kinds that are votes
 */
record Duty(Kind kind, long at, Optional<Vote> vote) implements Comparable<Duty> {
    enum Kind {
        /** Votes while the ballot is open; what the server must take. */
        VOTE,
        /** Votes when it is closed; what the server must refuse. */
        LATE_VOTE,
        /** Goes home. */
        LEAVE
    }

    /**
     * A vote to be cast.
     *
     * @param tries how often it has been sent without an answer
     */
    record Vote(long ballot, String choice, int tries) {}

    static Duty vote(Kind kind, long at, Vote vote) {
        return new Duty(kind, at, Optional.of(vote));
    }

    static Duty plain(Kind kind, long at) {
        return new Duty(kind, at, Optional.empty());
    }

    /** The same, for somebody who had something else to do until then. */
    Duty notBefore(long free) {
        return at - free >= 0 ? this : new Duty(kind, free, vote);
    }

    @Override
    public int compareTo(Duty other) {
        return Long.compare(at - other.at, 0);
    }
}
