package rostrum.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the templates may contain. */
final class TemplatesTest {
    /** Texts that are the same in every language: what a file must contain, and names of files. */
    private static final List<String> NOT_TRANSLATED =
            List.of(
                    "number,name,chapter,weight,role",
                    "1,Ada Albers,North,1,chair",
                    "2,Ben Brook,South,1,voter",
                    "XXXX-XXXX-XXXX",
                    "evidence.json",
                    "evidence.txt",
                    "evidence-urn.csv",
                    "evidence-register.csv");

    /** Macros, which pages import. */
    private static final Set<String> LIBRARIES =
            Set.of("layout", "me", "mine", "ballot-form", "result", "receipts", "failures");

    static Map<String, String> templates() throws IOException {
        return TemplateFiles.all();
    }

    static Iterable<Map.Entry<String, String>> each() throws IOException {
        return templates().entrySet();
    }

    @Test
    void everyTemplateIsParsedAtTheStart() throws IOException {
        Set<String> pages = templates().keySet();
        pages.removeAll(LIBRARIES);

        assertThat(Templates.ALL).doesNotHaveDuplicates();
        assertThat(pages).containsExactlyInAnyOrderElementsOf(Templates.ALL);
    }

    @ParameterizedTest
    @MethodSource("each")
    void everyTextIsInTheBundles(Map.Entry<String, String> template) {
        String text = template.getValue();
        for (String allowed : NOT_TRANSLATED) {
            text = text.replace(allowed, "");
        }
        text =
                text.replaceAll("(?s)<#--.*?-->", "")
                        .replaceAll("</?[#@][^>]*>", "")
                        .replaceAll("\\$\\{[^}]*}", "");
        for (MatchResult shown :
                Pattern.compile("(?:title|alt|label|placeholder|aria-\\w+)=\"([^\"]*)\"")
                        .matcher(text)
                        .results()
                        .toList()) {
            assertThat(shown.group(1)).isIn("", "polite", "true", "step");
        }
        assertThat(text.replaceAll("(?s)<[^>]*>", "").replace("&amp;", ""))
                .as(template.getKey())
                .doesNotContainPattern("\\p{L}");
    }

    @ParameterizedTest
    @MethodSource("each")
    void nothingIsLeftUnescaped(Map.Entry<String, String> template) {
        assertThat(template.getValue())
                .doesNotContain("no_esc", "<#noautoesc", "<#outputformat", "?eval", "?interpret")
                .doesNotContain("?new", "?api", "<#include", "<#assign", "<#function");
    }

    @ParameterizedTest
    @MethodSource("each")
    void nothingNeedsInlineScriptOrStyle(Map.Entry<String, String> template) {
        String text = template.getValue();

        assertThat(text).doesNotContain("<style", "javascript:").doesNotContainPattern("\\sstyle=");
        assertThat(text).doesNotContainPattern("\\son\\w+=");
        assertThat(text).doesNotContainPattern("<script(?! src=\"\\$\\{script}\" defer></script>)");
        assertThat(text).doesNotContainPattern("(href|src|action)=\"https?:");
    }

    @ParameterizedTest
    @MethodSource("each")
    void aFragmentIsOneElementWithIdAndHash(Map.Entry<String, String> template) {
        if (template.getKey().startsWith("_")) {
            String text = template.getValue();
            assertThat(text).containsPattern("<(\\w+) id=\"\\$\\{id}\" data-v=\"\"");
            assertThat(text.strip()).matches("(?s).*(</(section|div|header|p)>|</#if>)$");
        }
    }
}
