package rostrum;

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
        CHOICE_INVALID,
        ALREADY_VOTED,
        /** The database does not answer; nothing was recorded. */
        UNAVAILABLE,
        /** The database went away during the commit; whether it was recorded is not known. */
        NOT_CONFIRMED,
        /** This process is about to stop. */
        DRAINING
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    public Refused(Reason reason) {
        this(reason, "");
    }

    /**
     * @param detail what exactly was wrong, shown to the visitor as it is (escaped): a line number,
     *     a field's name; may be empty
     */
    public Refused(Reason reason, String detail) {
        super(detail.isEmpty() ? reason.name() : reason.name() + ": " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
