package rostrum.rehearsal.member;

import java.util.List;
import rostrum.bench.site.Document;

/** A page as it was loaded. */
record Page(Document document, List<Ballot> ballots) {
    static Page of(String html) {
        return new Page(Document.of(html), Ballot.in(html));
    }

    /** The address of its style sheet or script; empty when it names none. */
    String asset(String extension) {
        return document.assets().stream()
                .filter(asset -> asset.endsWith(extension))
                .findFirst()
                .orElse("");
    }
}
