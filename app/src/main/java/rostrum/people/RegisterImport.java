package rostrum.people;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an import has to change, worked out against the register as it is, and then done. */
final class RegisterImport {
    private final long assemblyId;
    private final List<Member> added = new ArrayList<>();
    private final List<Member> updated = new ArrayList<>();
    private int unchanged;

    RegisterImport(long assemblyId, List<Member> register, List<RegisterRow> rows) {
        this.assemblyId = assemblyId;
        Map<String, Member> byNumber =
                register.stream().collect(Collectors.toMap(Member::number, Function.identity()));
        for (RegisterRow row : rows) {
            Member known = byNumber.get(row.number());
            if (known == null) {
                added.add(row.asNew(assemblyId));
            } else if (same(known, row.appliedTo(known))) {
                unchanged++;
            } else {
                updated.add(row.appliedTo(known));
            }
        }
    }

    boolean changesAnything() {
        return !added.isEmpty() || !updated.isEmpty();
    }

    ImportReport apply(RegisterSql sql, SecureRandom random, Instant now) {
        List<IssuedCode> issued = new ArrayList<>();
        List<byte[]> hashes = new ArrayList<>();
        for (Member member : added) {
            String code = AccessCode.random(random);
            issued.add(new IssuedCode(member.number(), member.name(), member.role(), code));
            hashes.add(AccessCode.hash(AccessCode.normalised(code).orElseThrow()));
        }
        sql.insert(
                assemblyId,
                each(added, Member::number),
                each(added, Member::name),
                each(added, Member::chapter),
                each(added, Member::weight),
                each(added, member -> member.role().stored()),
                hashes,
                now);
        sql.update(
                assemblyId,
                each(updated, Member::id),
                each(updated, Member::name),
                each(updated, Member::chapter),
                each(updated, Member::weight),
                each(updated, member -> member.role().stored()));
        return new ImportReport(issued, updated.size(), unchanged);
    }

    private static <T> List<T> each(List<Member> members, Function<Member, T> part) {
        return members.stream().map(part).toList();
    }

    private static boolean same(Member one, Member other) {
        return one.name().equals(other.name())
                && one.chapter().equals(other.chapter())
                && one.weight().compareTo(other.weight()) == 0
                && one.role() == other.role();
    }
}
