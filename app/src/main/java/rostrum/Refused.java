package rostrum;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one expected failure: somebody asked for something that cannot be done, and is told why.
 *
 * <p>The sentence for the public stands in the message bundles under {@code refused.REASON}; what
 * it means in HTTP is decided in {@code web.http}. It carries no stack trace, because it is an
 * answer and not an accident.
 */
public final class Refused extends RuntimeException {
    /** Why. */
    public enum Reason {
        /** The request itself is malformed: a missing, oversized or unreadable field. */
        BAD_REQUEST,
        /** No such page, assembly, ballot. Also said of what the visitor may not know of. */
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        /** A post from another site. */
        CROSS_ORIGIN,
        /** The body or a header is larger than allowed. */
        TOO_LARGE,
        /** The client took too long to send its request. */
        TOO_SLOW,
        /** Only for those who have signed in. */
        SIGN_IN_FIRST,
        /** Signed in, but without the role this needs. */
        NOT_ALLOWED,
        CODE_UNKNOWN,
        INVITATION_INVALID,
        ASSEMBLY_NOT_OPEN,
        SLUG_TAKEN,
        INPUT_INVALID,
        STATE_CHANGED,
        BALLOT_NOT_OPEN,
        /** The meeting cannot end while voting is open. */
        BALLOT_STILL_OPEN,
        NOT_ON_REGISTER,
        /** She has given her vote to somebody, who casts it. */
        PROXY_VOTES,
        /** A secret ballot in which a weight is so rare that it would name who voted. */
        WEIGHTS_REVEAL,
        /** The chair has to break the tie before the result is published. */
        TIE_UNDECIDED,
        /** A member may not vote for this other one; the detail says why. */
        DELEGATION_REFUSED,
        CHOICE_INVALID,
        ALREADY_VOTED,
        /** The database does not answer; nothing was recorded. */
        UNAVAILABLE,
        /** The database went away during the commit; whether it was recorded is not known. */
        NOT_CONFIRMED,
        /** This process is about to stop. */
        DRAINING
    }

    /**
     * What exactly was wrong, for the message bundles.
     *
     * @param key stands there under {@code detail.KEY}
     * @param arguments what its placeholders are filled with
     */
    public record Detail(String key, List<String> arguments) implements Serializable {
        /** A field of a form, by its name. */
        static final String FIELD = "field";

        public static Detail of(String key, Object... arguments) {
            return new Detail(key, Arrays.stream(arguments).map(String::valueOf).toList());
        }

        @Override
        public String toString() {
            String values = String.join(", ", arguments);
            return key.equals(FIELD) ? values : key + "(" + values + ")";
        }
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient List<Detail> details;

    public Refused(Reason reason) {
        this(reason, List.of());
    }

    /** Refuses because of one field of a form. */
    public Refused(Reason reason, String field) {
        this(reason, List.of(Detail.of(Detail.FIELD, field)));
    }

    public Refused(Reason reason, List<Detail> details) {
        super(message(reason, details), null, false, false);
        this.reason = reason;
        this.details = List.copyOf(details);
    }

    private static String message(Reason reason, List<Detail> details) {
        return details.isEmpty()
                ? reason.name()
                : reason.name()
                        + ": "
                        + details.stream().map(Detail::toString).collect(Collectors.joining("; "));
    }

    public Reason reason() {
        return reason;
    }

    public List<Detail> details() {
        return details;
    }
}
