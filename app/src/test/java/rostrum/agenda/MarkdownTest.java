package rostrum.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    /** All there may be: no other element and no other attribute. */
    private static final Pattern SAFE =
            Pattern.compile(
                    "(?:[^<]"
                            + "|</?(?:p|h[3-6]|ul|li|blockquote|pre|code|em|strong)>"
                            + "|<ol(?: start=\"[0-9]+\")?>|</ol>|<br />|<hr />"
                            + "|<a href=\"(?i:https?://|mailto:)[^\"<>\\s]+\""
                            + "(?: title=\"[^\"<>]*\")? rel=\"noopener nofollow\">|</a>)*+");

    @Test
    void worksForWhatPeopleWrite() {
        assertThat(Markdown.html("A *budget* of **5,000**\n\n- one\n- two\n"))
                .isEqualTo(
                        """
                        <p>A <em>budget</em> of <strong>5,000</strong></p>
                        <ul>
                        <li>one</li>
                        <li>two</li>
                        </ul>
                        """);
        assertThat(Markdown.html("")).isEmpty();
    }

    @Test
    void headingsBeginBelowThePagesOwn() {
        assertThat(Markdown.html("# A\n## B\n### C\n#### D\n##### E\n"))
                .isEqualTo("<h3>A</h3>\n<h4>B</h4>\n<h5>C</h5>\n<h6>D</h6>\n<h6>E</h6>\n");
    }

    @Test
    void linksOfTheThreeKindsAreKept() {
        assertThat(Markdown.html("[a](https://example.org/?x=1&y=2)"))
                .isEqualTo(
                        "<p><a href=\"https://example.org/?x=1&amp;y=2\""
                                + " rel=\"noopener nofollow\">a</a></p>\n");
        assertThat(Markdown.html("[a](HTTP://example.org)")).contains("<a href=\"HTTP://");
        assertThat(Markdown.html("<ada@example.org>"))
                .contains("<a href=\"mailto:ada@example.org\" rel=\"noopener nofollow\">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](javascript&colon;alert(1))",
                "[x](java&#115;cript:alert(1))",
                "[x](<java\tscript:alert(1)>)",
                "[x](\\javascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:x)",
                "[x](//example.org)",
                "[x](/a/spring/chair)",
                "[x](#top)",
                "[x]()",
                "[x](https:example.org)",
                "<javascript:alert(1)>",
                "[x][r]\n\n[r]: javascript:alert(1)",
                "![x](javascript:alert(1))",
                "![x](data:image/svg+xml,x)",
            })
    void otherLinksAreOnlyTheirText(String hostile) {
        assertThat(Markdown.html(hostile)).doesNotContain("<a").contains("<p>").matches(SAFE);
    }

    @Test
    void htmlIsShownAsText() {
        assertThat(Markdown.html("a <b onclick=\"x()\">b</b>"))
                .isEqualTo("<p>a &lt;b onclick=&quot;x()&quot;&gt;b&lt;/b&gt;</p>\n");
        assertThat(Markdown.html("<script>alert(1)</script>\n"))
                .isEqualTo("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    }

    @Test
    void imagesBecomeLinks() {
        assertThat(Markdown.html("![a map](https://example.org/map.png)"))
                .isEqualTo(
                        "<p><a href=\"https://example.org/map.png\""
                                + " rel=\"noopener nofollow\">a map</a></p>\n");
        assertThat(Markdown.html("![](https://example.org/map.png)"))
                .contains(">https://example.org/map.png</a>");
    }

    @Test
    void aLinkNeverHoldsALink() {
        assertThat(Markdown.html("[![alt](https://example.org/i)](https://example.org/)"))
                .isEqualTo(
                        "<p><a href=\"https://example.org/\""
                                + " rel=\"noopener nofollow\">alt</a></p>\n");
        assertThat(Markdown.html("![a [b](https://example.org/b)](https://example.org/c)"))
                .isEqualTo(
                        "<p><a href=\"https://example.org/c\""
                                + " rel=\"noopener nofollow\">a b</a></p>\n");
    }

    @Test
    void attributesCannotBeBrokenOutOf() {
        assertThat(Markdown.html("[x](https://example.org/\"onmouseover=x \"t\\\" onclick=x\")"))
                .matches(SAFE);
        assertThat(Markdown.html("```\" onclick=x\ncode\n```"))
                .isEqualTo("<pre><code>code\n</code></pre>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ", "* ", "- ", "1. ", "*", "_", "*a **a ", "[", "![", "![a](", "[a](", "<", "`",
                "``` ", "\\", "&", "<b>", "[a]: ", "(", "![*", "\n> ", "# ", "<!--", "<?", "]("
            })
    void hugeNestingIsHarmless(String piece) {
        String opening = piece.repeat(20_000 / piece.length());
        assertThat(Markdown.html(opening)).matches(SAFE);
        String half = piece.repeat(5_000 / piece.length());
        assertThat(Markdown.html(half + "x" + "](https://example.org/)".repeat(500))).matches(SAFE);
        assertThat(Markdown.html(half + "x" + "** a*".repeat(1_000))).matches(SAFE);
    }

    @Test
    void whateverIsTypedGivesNothingButTheSafeSubset() {
        String[] pieces = {
            "[",
            "]",
            "(",
            ")",
            "!",
            "<",
            ">",
            "*",
            "_",
            "`",
            "\n",
            "\n\n",
            "    ",
            "# ",
            "> ",
            "- ",
            "1. ",
            "\"",
            "'",
            "javascript:",
            "https://example.org/",
            "data:",
            "mailto:a@b",
            "&quot;",
            "&#0;",
            "&lt;",
            "<script>",
            "<a href=",
            "onerror=",
            "\\",
            "\0",
            "x",
            " ",
            "]: ",
            "](",
            "~"
        };
        Random random = new Random(20261120);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length >= 0; length--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(Markdown.html(text.toString())).as("%s", text).matches(SAFE);
        }
    }
}
