package rostrum.web.page;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rostrum.live.View;

/** The kinds of page that update by themselves, and the sections each shows. */
public final class Views {
    public static final View MEMBER =
            new View(
                    "member",
                    Set.of(
                            "meeting",
                            "notices",
                            "current",
                            "agenda",
                            "attendance",
                            "presence",
                            "ballot",
                            "turnout"));

    public static final View PROJECTOR =
            new View("projector", Set.of("meeting", "stage", "notices", "attendance", "turnout"));

    /** For those who chair only. */
    public static final View CHAIR =
            new View(
                    "chair",
                    Set.of(
                            "meeting",
                            "attendance",
                            "presence",
                            "turnout",
                            "chair-meeting",
                            "chair-agenda",
                            "chair-drafts",
                            "chair-ballots",
                            "chair-notices"));

    private static final Map<String, View> BY_NAME =
            Stream.of(MEMBER, PROJECTOR, CHAIR)
                    .collect(Collectors.toMap(View::name, Function.identity()));

    private Views() {}

    /** One ballot by itself; the hub keeps a channel for each, so it must be one there is. */
    public static View ballot(long id) {
        return new View("ballot-" + id, Set.of("ballot-" + id, "turnout-" + id));
    }

    public static Optional<View> named(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }
}
