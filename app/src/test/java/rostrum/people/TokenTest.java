package rostrum.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenTest {
    @Test
    void aTokenIs256BitsThatFitIntoACookieAndAnAddress() {
        SecureRandom random = new SecureRandom();
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String token = Token.random(random);
            assertThat(token).matches("[A-Za-z0-9_-]{43}");
            assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
            tokens.add(token);
        }
        assertThat(tokens).hasSize(100);
    }

    @Test
    void differentTokensHaveDifferentHashesOf256Bits() {
        assertThat(Token.hash("one")).hasSize(32).isEqualTo(Token.hash("one"));
        assertThat(Token.hash("one")).isNotEqualTo(Token.hash("other"));
    }
}
