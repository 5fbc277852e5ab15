package rostrum.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberTest {
    @ParameterizedTest
    @CsvSource({
        "GUEST, 1, false, false",
        "VOTER, 1, true, false",
        "VOTER, 0.0001, true, false",
        "VOTER, 0, false, false",
        "ORGANISER, 1, false, true",
        "CHAIR, 1, true, true",
        "CHAIR, 0, false, true",
    })
    void theRoleAndTheWeightSayWhatAMemberMayDo(
            Role role, BigDecimal weight, boolean mayVote, boolean chairs) {
        Member member = new Member(1, 1, "1", "Ada", "", weight, role);
        assertThat(member.mayVote()).isEqualTo(mayVote);
        assertThat(member.chairs()).isEqualTo(chairs);
    }

    @Test
    void aRoleIsFoundByItsNameInAnyCase() {
        assertThat(Role.named("Chair")).contains(Role.CHAIR);
        assertThat(Role.named("vOTER")).contains(Role.VOTER);
        assertThat(Role.named("king")).isEmpty();
    }
}
