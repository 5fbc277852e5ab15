package rostrum.web.page;

import java.util.List;
import java.util.Map;
import rostrum.Refused.Detail;
import rostrum.assembly.Assembly;
import rostrum.people.Delegation;

/** Who votes for whom, as the template shows it. */
public final class ProxyView {
    private ProxyView() {}

    /**
     * One member's vote that another casts.
     *
     * @param since on the assembly's clock
     */
    public record Line(
            long memberId,
            String memberNumber,
            String member,
            String proxyNumber,
            String proxy,
            String since) {}

    /** The address of the page. */
    public static String page(Assembly assembly) {
        return Urls.assembly(assembly.slug()).proxies();
    }

    /**
     * The template's values.
     *
     * @param most for how many others one may vote
     */
    public static Map<String, Object> model(
            Assembly assembly, int most, List<Delegation> delegations, String language) {
        Format format = new Format(language, assembly.timeZone());
        return Map.of(
                "urls", Urls.assembly(assembly.slug()),
                "meeting", assembly.title(),
                "most", most,
                "delegations", delegations.stream().map(d -> line(d, format)).toList());
    }

    private static Line line(Delegation delegation, Format format) {
        return new Line(
                delegation.memberId(),
                delegation.memberNumber(),
                delegation.member(),
                delegation.proxyNumber(),
                delegation.proxy(),
                format.date(delegation.since()) + ", " + format.time(delegation.since()));
    }

    /** What was wrong, in words. */
    public static List<String> problems(List<Detail> wrong, String language) {
        return wrong.stream().map(detail -> Languages.detail(language, detail)).toList();
    }
}
