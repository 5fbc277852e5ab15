package rostrum.web.http;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import rostrum.Refused;
import rostrum.Refused.Reason;

/** Which failures are the client's fault, and what each means in HTTP. */
final class Failures {
    // How the container words that a form or an upload is over its limit.
    private static final Pattern LIMIT = Pattern.compile("too large|too many|larger than|exceeded");

    private Failures() {}

    /** The client's fault in what the container found wrong with a request. */
    static Refused ofRequest(Exception failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof TimeoutException) {
                return new Refused(Reason.TOO_SLOW);
            }
            if (t instanceof HttpException http && http.getCode() == 413) {
                return new Refused(Reason.TOO_LARGE);
            }
            if (t instanceof IllegalStateException
                    && LIMIT.matcher(String.valueOf(t.getMessage())).find()) {
                return new Refused(Reason.TOO_LARGE);
            }
        }
        return new Refused(Reason.BAD_REQUEST);
    }

    /** Whether a failure that no page expected is still the client's: gone, or unreadable. */
    static boolean isClients(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof EofException
                    || t instanceof HttpException
                    || t instanceof TimeoutException
                    || (t instanceof IOException
                            && !(t instanceof java.io.FileNotFoundException))) {
                return true;
            }
        }
        return false;
    }

    static int status(Reason reason) {
        return switch (reason) {
            case BAD_REQUEST, INPUT_INVALID, CHOICE_INVALID -> 400;
            case SIGN_IN_FIRST -> 401;
            case CROSS_ORIGIN,
                    NOT_ALLOWED,
                    NOT_ON_REGISTER,
                    PROXY_VOTES,
                    CODE_UNKNOWN,
                    INVITATION_INVALID ->
                    403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case TOO_SLOW -> 408;
            case ASSEMBLY_NOT_OPEN,
                    SLUG_TAKEN,
                    STATE_CHANGED,
                    BALLOT_NOT_OPEN,
                    BALLOT_STILL_OPEN,
                    WEIGHTS_REVEAL,
                    TIE_UNDECIDED,
                    DELEGATION_REFUSED,
                    ALREADY_VOTED ->
                    409;
            case TOO_LARGE -> 413;
            case UNAVAILABLE, NOT_CONFIRMED, DRAINING -> 503;
        };
    }
}
