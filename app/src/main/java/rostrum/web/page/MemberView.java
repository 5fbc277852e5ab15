package rostrum.web.page;

import java.time.ZoneOffset;
import java.util.List;
import rostrum.people.Member;

/** A member in a list. */
public record MemberView(
        long id, String number, String name, String chapter, String weight, String role) {
    /** Several, in the same order. */
    public static List<MemberView> of(List<Member> members, String language) {
        Format format = new Format(language, ZoneOffset.UTC);
        return members.stream()
                .map(m ->
                        new MemberView(
                                m.id(),
                                m.number(),
                                m.name(),
                                m.chapter(),
                                format.number(m.weight()),
                                Names.of(m.role())))
                .toList();
    }
}
