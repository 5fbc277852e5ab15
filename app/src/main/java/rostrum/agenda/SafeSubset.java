package rostrum.agenda;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Takes out of a parsed text what a page must not show. */
final class SafeSubset {
    // Matched after entities and escapes were resolved. What has no scheme is refused as well: the
    // text is shown under more than one address.
    private static final Pattern LINK =
            Pattern.compile("(https?://|mailto:)[^\\s\\p{Cntrl}]+", Pattern.CASE_INSENSITIVE);

    private static final int FIRST_HEADING = 3;
    private static final int LAST_HEADING = 6;

    private SafeSubset() {}

    static Node apply(Node document) {
        // Parents before children, so that a link inside an image finds itself inside a link.
        for (Node node : parentsFirst(document)) {
            if (node instanceof Heading heading) {
                int level = heading.getLevel() + FIRST_HEADING - 1;
                heading.setLevel(Math.min(level, LAST_HEADING));
            } else if (node instanceof Image image) {
                Link link = new Link(image.getDestination(), image.getTitle());
                if (image.getFirstChild() == null) {
                    image.appendChild(new Text(image.getDestination()));
                }
                replace(image, allowed(image, link) ? link : null);
            } else if (node instanceof Link link && !allowed(link, link)) {
                replace(link, null);
            }
        }
        return document;
    }

    private static boolean allowed(Node place, Link link) {
        for (Node above = place.getParent(); above != null; above = above.getParent()) {
            if (above instanceof Link) {
                return false;
            }
        }
        return LINK.matcher(link.getDestination()).matches();
    }

    /** Puts the content of a node into another one, or into its place. */
    private static void replace(Node node, @Nullable Node by) {
        if (by != null) {
            node.insertBefore(by);
        }
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
            if (by != null) {
                by.appendChild(child);
            } else {
                node.insertBefore(child);
            }
        }
        node.unlink();
    }

    private static List<Node> parentsFirst(Node document) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(document);
        for (int i = 0; i < nodes.size(); i++) {
            for (Node child = nodes.get(i).getFirstChild();
                    child != null;
                    child = child.getNext()) {
                nodes.add(child);
            }
        }
        return nodes;
    }
}
