package rostrum.voting;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import rostrum.counting.Rules;

/**
 * All that decides a ballot, as a text of which everybody can make the same check sum.
 *
 * <p>The text is UTF-8; every line, also the last, ends with a line feed. No value holds a control
 * character. It has three parts:
 *
 * <ol>
 *   <li>The header: lines {@code key: value}, in this order: {@code rostrum-evidence} (the version
 *       of the format: 1), {@code ballot} (its number), {@code question}, {@code text-sha256} (of
 *       the explaining text in UTF-8), {@code opened} and {@code closed} (ISO 8601, UTC), {@code
 *       secrecy} (roll_call or secret), {@code electorate} (register or present), {@code weighted}
 *       (yes or no), {@code method}, {@code option-1} and so on, {@code most-choices}, {@code
 *       seats}, {@code majority}, {@code majority-base}, {@code count-abstentions} (yes or no),
 *       {@code quorum-percent}, {@code quorum-base}, {@code tie-rule}, and {@code lot-seed} if a
 *       lot was drawn.
 *   <li>{@code register: } and the number of lines that follow, one for each member who might vote:
 *       number, name, chapter, weight, present (1 or 0), the number of the member who votes for her
 *       or nothing, voted (1 or 0).
 *   <li>{@code urn: } and the number of lines that follow, one for each paper: receipt code, paper,
 *       weight, and in a roll call the member's number.
 * </ol>
 *
 * <p>The fields of a line are separated by a tab; the lines of a part are sorted by their bytes.
 * Numbers have a decimal point, and no zeros at their end behind it.
 *
 * @param header lines
 * @param register lines, sorted
 * @param urn lines, sorted
 */
public record Evidence(List<String> header, List<String> register, List<String> urn) {
    /** Between the fields of a line. */
    public static final String TAB = "\t";

    /** Of the format; another one would be another text. */
    public static final int VERSION = 1;

    public Evidence {
        header = List.copyOf(header);
        register = List.copyOf(register);
        urn = List.copyOf(urn);
    }

    static Evidence of(
            Ballot ballot, Optional<String> lotSeed, List<String> register, List<String> urn) {
        Rules rules = ballot.rules();
        List<String> lines = new ArrayList<>();
        lines.add("rostrum-evidence: " + VERSION);
        lines.add("ballot: " + ballot.id());
        lines.add("question: " + ballot.question());
        lines.add("text-sha256: " + hex(sha256().digest(bytes(ballot.markdown()))));
        lines.add("opened: " + time(ballot.openedAt()));
        lines.add("closed: " + time(ballot.closedAt()));
        lines.add("secrecy: " + word(ballot.settings().secrecy()));
        lines.add("electorate: " + word(ballot.settings().electorate()));
        lines.add("weighted: " + word(ballot.settings().weighted()));
        lines.add("method: " + word(rules.method()));
        for (int i = 0; i < rules.options().size(); i++) {
            lines.add("option-" + (i + 1) + ": " + rules.options().get(i));
        }
        lines.add("most-choices: " + rules.mostChoices());
        lines.add("seats: " + rules.seats());
        lines.add("majority: " + word(rules.majority()));
        lines.add("majority-base: " + word(rules.majorityBase()));
        lines.add("count-abstentions: " + word(rules.countAbstentions()));
        lines.add("quorum-percent: " + rules.quorumPercent().toPlainString());
        lines.add("quorum-base: " + word(rules.quorumBase()));
        lines.add("tie-rule: " + word(rules.tieRule()));
        lotSeed.ifPresent(seed -> lines.add("lot-seed: " + seed));
        return new Evidence(lines, register, urn);
    }

    /** Every line of the text, without its end. */
    public Stream<String> lines() {
        return Stream.of(
                        header,
                        List.of("register: " + register.size()),
                        register,
                        List.of("urn: " + urn.size()),
                        urn)
                .flatMap(List::stream);
    }

    /** SHA-256 of the text, 64 lower-case hexadecimal digits. */
    public String checksum() {
        MessageDigest digest = sha256();
        lines().forEach(line -> {
            digest.update(bytes(line));
            digest.update((byte) '\n');
        });
        return hex(digest.digest());
    }

    private static String time(Optional<Instant> time) {
        return time.orElseThrow().toString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String word(boolean value) {
        return value ? "yes" : "no";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
