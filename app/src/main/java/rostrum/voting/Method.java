package rostrum.voting;

import java.util.List;
import rostrum.Refused;
import rostrum.Refused.Reason;

/** How a question is answered. */
public enum Method {
    /** One of yes, no and abstain. */
    YES_NO_ABSTAIN;

    static final String YES = "yes";
    static final String NO = "no";

    /** What can be voted, in the order in which it is shown. */
    public List<String> choices() {
        return switch (this) {
            case YES_NO_ABSTAIN -> List.of(YES, NO, "abstain");
        };
    }

    /** The one choice on a valid paper; else {@link Reason#CHOICE_INVALID}. */
    String choiceOn(List<String> paper) {
        if (paper.size() != 1 || !choices().contains(paper.getFirst())) {
            throw new Refused(Reason.CHOICE_INVALID);
        }
        return paper.getFirst();
    }
}
