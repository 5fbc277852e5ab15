package rostrum.bench.site;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a browser and the page's script see in a page.
 *
 * @param sections the live ones: id and version
 * @param slots kinds of section that may be inserted when they are new
 * @param live the address of its stream; empty when it has none
 * @param assets the addresses of its own style sheet, script and icon
 */
public record Document(
        Map<String, String> sections, Set<String> slots, String live, List<String> assets) {
    private static final Pattern TAG = Pattern.compile("<[a-z][a-z0-9-]*(\\s[^>]*)?>");
    private static final Pattern ASSET =
            Pattern.compile("\\s(?:href|src)=\"(/static/[A-Za-z0-9._-]+)\"");
    private static final Pattern ID = attribute("id");
    private static final Pattern VERSION = attribute("data-v");
    private static final Pattern SLOT = attribute("data-slot");
    private static final Pattern LIVE = attribute("data-live-url");

    public static Document of(String html) {
        Set<String> slots = new HashSet<>();
        String live = "";
        for (String tag : TAG.matcher(html).results().map(MatchResult::group).toList()) {
            Stream.of(value(SLOT, tag).split(" ")).filter(s -> !s.isEmpty()).forEach(slots::add);
            live = live.isEmpty() ? value(LIVE, tag).replace("&amp;", "&") : live;
        }
        Set<String> assets = new LinkedHashSet<>();
        ASSET.matcher(html).results().forEach(found -> assets.add(found.group(1)));
        return new Document(sections(html), slots, live, List.copyOf(assets));
    }

    /** The sections in a piece of HTML, in its order. */
    public static Map<String, String> sections(String html) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String tag : TAG.matcher(html).results().map(MatchResult::group).toList()) {
            String version = value(VERSION, tag);
            if (!version.isEmpty() && !value(ID, tag).isEmpty()) {
                sections.put(value(ID, tag), version);
            }
        }
        return sections;
    }

    private static Pattern attribute(String name) {
        return Pattern.compile("\\s" + name + "=\"([^\"]*)\"");
    }

    private static String value(Pattern attribute, String tag) {
        Matcher matcher = attribute.matcher(tag);
        return matcher.find() ? matcher.group(1) : "";
    }
}
