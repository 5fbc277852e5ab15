package rostrum.people;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.db.Database;

/** Those who create assemblies on this site, and how they get in. Thread-safe. */
public final class Organisers {
    private static final Duration INVITATION_LIFETIME = Duration.ofDays(7);
    private static final int LONGEST_EMAIL = 254;

    // What a browser takes for an address:
    // https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern EMAIL =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@" + LABEL + "(?:\\." + LABEL + ")*");

    private final Database database;
    private final Clock clock;
    private final SecureRandom random;

    public Organisers(Database database, Clock clock, SecureRandom random) {
        this.database = database;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Invites somebody, known or new, to sign in once within 7 days. Earlier invitations stay good.
     *
     * @return the invitation's token
     * @throws Refused {@link Reason#INPUT_INVALID} if it is not an e-mail address
     */
    public String invite(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        if (address.length() > LONGEST_EMAIL || !EMAIL.matcher(address).matches()) {
            throw new Refused(Reason.INPUT_INVALID, "email");
        }
        String token = Token.random(random);
        Instant now = clock.instant();
        return database.write(tx -> {
            OrganiserSql sql = tx.sql(OrganiserSql.class);
            sql.insertIfNew(address, now);
            sql.invite(Token.hash(token), address, now.plus(INVITATION_LIFETIME));
            return token;
        });
    }

    /**
     * Uses an invitation up; returns whose it was.
     *
     * @throws Refused {@link Reason#INVITATION_INVALID} if it is unknown, used or too old
     */
    public long accept(String token) {
        return database.write(tx ->
                tx.sql(OrganiserSql.class)
                        .accept(Token.hash(token), clock.instant())
                        .orElseThrow(() -> new Refused(Reason.INVITATION_INVALID)));
    }

    public Optional<Organiser> find(long id) {
        return database.read(OrganiserSql.class, sql -> sql.find(id));
    }
}
