package rostrum.bench.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import rostrum.bench.http.Http;
import rostrum.bench.site.Document;

/**
 * People who come by: each loads the meeting and the sign-in page, and the files those name. Files
 * that earlier pages named are asked for again: an old page may still be open somewhere.
 */
final class Visits {
    private final Http http;
    private final String assembly;
    private final List<String> cookies;
    private final Requests requests;
    private final AtomicInteger next = new AtomicInteger();
    // A file's address is made from its content: what was seen there once must stay there.
    private final Map<String, Integer> hashes = new ConcurrentHashMap<>();

    /**
     * @param assembly its path
     * @param cookies of the members who come by, one after the other
     */
    Visits(Http http, String assembly, List<String> cookies, Requests requests) {
        this.http = http;
        this.assembly = assembly;
        this.cookies = cookies;
        this.requests = requests;
    }

    /** One of them. */
    void visit() {
        String cookie = cookies.get(Math.floorMod(next.getAndIncrement(), cookies.size()));
        List<String> known = List.copyOf(hashes.keySet());
        List<String> named =
                requests.ask("page", 200, () -> http.get(assembly, cookie))
                        .map(page -> Document.of(page.body()).assets())
                        .orElse(List.of());
        named.forEach(address -> file(kind(address), address));
        known.stream().filter(old -> !named.contains(old)).forEach(old -> file("old file", old));
        requests.ask("sign-in page", 200, () -> http.get(assembly + "/sign-in", ""));
    }

    private void file(String kind, String address) {
        Optional<Http.Page> file = requests.ask(kind, 200, () -> http.get(address, ""));
        if (file.isPresent()) {
            int hash = Arrays.hashCode(file.get().body().toCharArray());
            Integer before = hashes.putIfAbsent(address, hash);
            if (before != null && before != hash) {
                requests.failed(kind, address + " has changed");
            }
        }
    }

    private static String kind(String address) {
        return switch (address.substring(address.lastIndexOf('.') + 1)) {
            case "css" -> "style sheet";
            case "js" -> "script";
            default -> "icon";
        };
    }
}
