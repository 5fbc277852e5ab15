package rostrum.web;

import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.web.http.Visit;
import rostrum.web.page.Names;

/** One of a fixed set of values in a form. */
final class Choice {
    private Choice() {}

    /** The same; what is missing or empty is the usual one. */
    static <E extends Enum<E>> E or(E usual, Visit visit, String field) {
        return visit.field(field, 40).isEmpty()
                ? usual
                : of(usual.getDeclaringClass(), visit, field);
    }

    static <E extends Enum<E>> E of(Class<E> type, Visit visit, String field) {
        String text = visit.field(field, 40);
        for (E constant : type.getEnumConstants()) {
            if (Names.of(constant).equals(text)) {
                return constant;
            }
        }
        throw new Refused(Reason.INPUT_INVALID, field);
    }
}
