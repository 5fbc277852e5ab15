package rostrum.agenda;

import java.util.Map;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProviderContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown (CommonMark) to HTML that is safe to put into a page as it is.
 *
 * <p>HTML is shown as text; links lead to {@code http}, {@code https} and {@code mailto} only;
 * images become links; headings begin at {@code h3}, below the page's own. Pure and thread-safe.
 */
public final class Markdown {
    // Nesting costs stack in the renderer; nobody reads the 30th level.
    private static final int DEEPEST = 30;

    private static final Parser PARSER =
            Parser.builder()
                    .maxOpenBlockParsers(DEEPEST)
                    .maxInlineNesting(DEEPEST)
                    .postProcessor(SafeSubset::apply)
                    .build();

    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder()
                    .escapeHtml(true)
                    .attributeProviderFactory(Markdown::attributes)
                    .build();

    private Markdown() {}

    /** Never fails; an empty text gives an empty string. */
    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    private static org.commonmark.renderer.html.AttributeProvider attributes(
            AttributeProviderContext context) {
        return (node, tag, attributes) -> decorate(node, attributes);
    }

    private static void decorate(Node node, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("rel", "noopener nofollow");
        } else if (node instanceof FencedCodeBlock) {
            // The language would become a class of the author's choosing in our style sheet.
            attributes.remove("class");
        }
    }
}
