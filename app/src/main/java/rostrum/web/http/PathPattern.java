package rostrum.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A path with variables. A variable stands for one segment of letters, digits, dots, dashes and
 * underscores: nothing that would have to be decoded ever names anything here.
 */
record PathPattern(Pattern pattern, List<String> names) {
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    static PathPattern parse(String text) {
        List<String> names = new ArrayList<>();
        StringBuilder regex = new StringBuilder();
        Matcher variable = VARIABLE.matcher(text);
        int end = 0;
        while (variable.find()) {
            regex.append(Pattern.quote(text.substring(end, variable.start())));
            regex.append("([A-Za-z0-9._-]{1,100})");
            names.add(variable.group(1));
            end = variable.end();
        }
        regex.append(Pattern.quote(text.substring(end)));
        return new PathPattern(Pattern.compile(regex.toString()), List.copyOf(names));
    }

    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                names.stream()
                        .collect(
                                Collectors.toMap(
                                        name -> name,
                                        name -> matcher.group(names.indexOf(name) + 1))));
    }
}
