package rostrum.rehearsal.report;

import rostrum.rehearsal.result.Result;

/** The verdict in words that a board understands. */
final class Sentences {
    private Sentences() {}

    static String verdict(Result result, Verdict verdict) {
        String members = Words.count(new Measured(result).size(), "member", "members");
        return switch (verdict.outcome()) {
            case PASS -> members + " can follow and vote at the same time on this server.";
            case FAIL -> "With " + members + " this server does not keep every promise.";
            case NONE -> "No verdict: this rehearsal says nothing certain about the server.";
        };
    }

    /** Where, with what, when, how long. */
    static String about(Result result) {
        String site = result.site().replaceFirst("^https?://", "");
        return "%s, Rostrum %s, %s UTC, %s"
                .formatted(
                        result.environment().isEmpty()
                                ? site
                                : result.environment() + " (" + site + ")",
                        result.version().isEmpty() ? "of unknown version" : result.version(),
                        Words.moment(result.startedAt()),
                        Words.millis(result.endedAt() - result.startedAt()));
    }

    /** What was used up first, of a rehearsal that failed and was watched; otherwise empty. */
    static String bottleneck(Result result, Verdict verdict) {
        if (verdict.broken().stream().noneMatch(Finding::excusable) || result.server().isEmpty()) {
            return "";
        }
        return verdict.bottleneck()
                .map(first ->
                        "What gave out first: %s (%s, %s after the beginning)."
                                .formatted(
                                        first.words(),
                                        first.value(),
                                        Words.clock(first.at() - result.startedAt())))
                .orElse("Nothing of the server was used up when the first promise broke.");
    }

    /** What will be used up first, and with about how many members; empty: that is not known. */
    static String headroom(Verdict verdict) {
        return verdict.scarcest().map(Sentences::headroom).orElse("");
    }

    private static String headroom(Headroom first) {
        if (first.left() == 0) {
            return "No head-room: %s of the %s in use."
                    .formatted(Words.percent(first.peak()), first.resource().words());
        }
        return "Head-room: at most %s of the %s in use%s."
                .formatted(
                        Words.percent(first.peak()),
                        first.resource().words(),
                        first.enough("; an estimate: enough for about %s members"));
    }
}
