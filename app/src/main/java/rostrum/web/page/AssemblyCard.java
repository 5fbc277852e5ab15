package rostrum.web.page;

import java.util.List;
import rostrum.assembly.Assembly;

/** An assembly in a list. */
public record AssemblyCard(String title, String starts, String state, Urls.Assembly urls) {
    /** The cards of several, in the same order. */
    public static List<AssemblyCard> of(List<Assembly> assemblies, String language) {
        return assemblies.stream()
                .map(a ->
                        new AssemblyCard(
                                a.title(),
                                new Format(language, a.timeZone()).date(a.startsAt()),
                                Names.of(a.state()),
                                Urls.assembly(a.slug())))
                .toList();
    }
}
