package rostrum.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.testing.AtOnce;
import rostrum.testing.TestSite;

class OrganisersTest {
    private static final TestSite site = new TestSite();

    private final Organisers organisers = new Organisers(site.database, site.clock, site.random);

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void works() {
        long ada = organisers.accept(organisers.invite("  Ada@Example.ORG "));
        assertThat(organisers.find(ada)).contains(new Organiser(ada, "ada@example.org"));
        assertThat(organisers.find(-1)).isEmpty();
    }

    @Test
    void whoIsInvitedAgainIsTheSameOrganiser() {
        String first = organisers.invite("ben@example.org");
        String second = organisers.invite("BEN@example.org");
        assertThat(second).isNotEqualTo(first);
        assertThat(organisers.accept(second)).isEqualTo(organisers.accept(first));
    }

    @Test
    void anInvitationIsGoodOnce() {
        String token = organisers.invite("cleo@example.org");
        assertThat(organisers.accept(token)).isPositive();
        assertThatThrownBy(() -> organisers.accept(token)).hasMessage("INVITATION_INVALID");
    }

    @Test
    void anInvitationIsGoodForSevenDays() {
        String inTime = organisers.invite("dora@example.org");
        String tooLate = organisers.invite("dora@example.org");
        site.clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(organisers.accept(inTime)).isPositive();
        site.clock.advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> organisers.accept(tooLate)).hasMessage("INVITATION_INVALID");
    }

    @Test
    void anUnknownTokenIsRefused() {
        assertThatThrownBy(() -> organisers.accept(Token.random(site.random)))
                .hasMessage("INVITATION_INVALID");
        assertThatThrownBy(() -> organisers.accept("")).hasMessage("INVITATION_INVALID");
    }

    @Test
    void oneInvitationAcceptedSeveralTimesAtOnceIsAcceptedOnce() throws InterruptedException {
        String token = organisers.invite("emil@example.org");
        AtOnce.Outcome<Long> outcome = AtOnce.run(6, () -> organisers.accept(token));
        assertThat(outcome.done()).hasSize(1);
        assertThat(outcome.refused())
                .hasSize(5)
                .extracting(Refused::reason)
                .containsOnly(Reason.INVITATION_INVALID);
    }

    @Test
    void oneAddressInvitedSeveralTimesAtOnceIsOneOrganiser() throws InterruptedException {
        AtOnce.Outcome<Long> outcome =
                AtOnce.run(6, () -> organisers.accept(organisers.invite("finn@example.org")));
        assertThat(outcome.done()).hasSize(6);
        assertThat(outcome.done().stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "@example.org",
                "ada@",
                "ada@example..org",
                "ada@-example.org",
                "ada @example.org",
                "ada@example.org\nbcc: olga@example.org",
                "ada@example.org, ben@example.org",
                "Ada <ada@example.org>",
                "ada@exämple.org",
                "a\0da@example.org",
            })
    void whatIsNoAddressIsRefused(String email) {
        assertThatThrownBy(() -> organisers.invite(email)).hasMessage("INPUT_INVALID: email");
    }

    @Test
    void anAddressThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> organisers.invite("a".repeat(243) + "@example.org"))
                .hasMessage("INPUT_INVALID: email");
        assertThat(organisers.invite("a".repeat(242) + "@example.org")).isNotEmpty();
    }
}
