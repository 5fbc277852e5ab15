package rostrum.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rostrum.testing.TestSite;

class RegisterTest {
    private static final TestSite site = new TestSite();

    private final Register register = site.register;
    private long assembly;
    private long elsewhere;

    @BeforeEach
    void setUp() {
        assembly = site.assembly();
        elsewhere = site.assembly();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    @Test
    void aMemberIsFoundByHerCodeHoweverSheTypesIt() {
        IssuedCode ada = site.issue(assembly, "1,Ada,North,1.5,chair");
        Member member = register.byCode(assembly, ada.code());
        assertThat(register.byCode(assembly, ada.code().toLowerCase(Locale.ROOT).replace('-', ' ')))
                .isEqualTo(member);
    }

    @Test
    void aCodeNobodyHasIsRefused() {
        site.issue(assembly, "1,Ada,,,chair");
        assertThatThrownBy(() -> register.byCode(assembly, AccessCode.random(site.random)))
                .hasMessage("CODE_UNKNOWN");
        assertThatThrownBy(() -> register.byCode(assembly, "' OR true --"))
                .hasMessage("CODE_UNKNOWN");
        assertThatThrownBy(() -> register.byCode(assembly, "")).hasMessage("CODE_UNKNOWN");
    }

    @Test
    void aCodeOfAnotherAssemblyIsRefused() {
        IssuedCode olga = site.issue(elsewhere, "1,Olga,,,voter");
        assertThat(register.byCode(elsewhere, olga.code()).name()).isEqualTo("Olga");
        assertThatThrownBy(() -> register.byCode(assembly, olga.code())).hasMessage("CODE_UNKNOWN");
    }

    @Test
    void aMemberOfAnotherAssemblyIsNotFound() {
        Member olga = site.member(elsewhere, "1,Olga,,,voter");
        assertThat(register.page(elsewhere, "", "", 10)).containsExactly(olga);
        assertThat(register.page(assembly, "", "", 10)).isEmpty();
        assertThat(register.counts(assembly).members()).isZero();
        assertThatThrownBy(() -> register.newCode(assembly, olga.id())).hasMessage("NOT_FOUND");
    }

    @Test
    void aCodeIsStoredOnlyAsItsHashAndDoesNotPrint() {
        IssuedCode ada = site.issue(assembly, "1,Ada,,,chair");
        String plain = AccessCode.normalised(ada.code()).orElseThrow();
        assertThat(
                        site.database.<Integer>read(handle ->
                                handle.select(
                                                """
                                                SELECT count(*) FROM member
                                                WHERE code_hash = sha256(?::bytea)
                                                """,
                                                plain)
                                        .mapTo(Integer.class)
                                        .one()))
                .isEqualTo(1);
        assertThat(ada.toString()).contains("Ada").doesNotContain(ada.code());
    }

    @Test
    void aNewCodeReplacesTheOldAndEndsWhatWasSignedInWithIt() {
        IssuedCode old = site.issue(assembly, "1,Ada,,,chair");
        Member ada = register.byCode(assembly, old.code());
        Member ben = site.member(assembly, "2,Ben,,,voter");
        Member adaElsewhere = site.member(elsewhere, "1,Ada,,,voter");
        Sessions sessions =
                new Sessions(site.database, site.clock, site.random, Duration.ofHours(1));
        String phone = sessions.signIn(Optional.empty(), ada);
        phone = sessions.signIn(sessions.find(phone), adaElsewhere);
        String laptop = sessions.signIn(Optional.empty(), ada);
        String bens = sessions.signIn(Optional.empty(), ben);
        List<Long> hers =
                List.of(
                        sessions.find(phone).orElseThrow().id(),
                        sessions.find(laptop).orElseThrow().id());
        site.announced.forget();

        IssuedCode issued = register.newCode(assembly, ada.id());

        assertThat(issued.number()).isEqualTo("1");
        assertThat(issued.name()).isEqualTo("Ada");
        assertThat(issued.role()).isEqualTo(Role.CHAIR);
        assertThatThrownBy(() -> register.byCode(assembly, old.code())).hasMessage("CODE_UNKNOWN");
        assertThat(register.byCode(assembly, issued.code())).isEqualTo(ada);
        assertThat(site.announced.ended()).containsExactlyInAnyOrderElementsOf(hers);
        assertThat(sessions.find(phone).orElseThrow().memberByAssembly())
                .as("what she is elsewhere, she remains")
                .containsOnlyKeys(elsewhere);
        assertThat(sessions.find(laptop).orElseThrow().memberByAssembly()).isEmpty();
        assertThat(sessions.find(bens).orElseThrow().memberByAssembly())
                .containsEntry(assembly, ben);
    }

    @Test
    void theRegisterIsPagedByNumber() {
        for (String number : List.of("A3", "A1", "A5", "A2", "A4")) {
            site.issue(assembly, number + ",Member,,,");
        }
        site.issue(elsewhere, "A2,Olga,,,");
        assertThat(register.page(assembly, "", "", 2))
                .extracting(Member::number)
                .containsExactly("A1", "A2");
        assertThat(register.page(assembly, "", "A2", 2))
                .extracting(Member::number)
                .containsExactly("A3", "A4");
        assertThat(register.page(assembly, "", "A4", 2))
                .extracting(Member::number)
                .containsExactly("A5");
        assertThat(register.page(assembly, "", "A5", 2)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ada, 1",
        "' BYRON ', 1",
        "north, '1,2'",
        "2, 2",
        "%, 3",
        "_, 4",
        "\\, 5",
        "100%, 3",
        "a_b, 4",
        "nobody, ''",
        "'', '1,2,3,4,5'",
    })
    void theSearchTakesEveryCharacterAsItIs(String search, String numbers) {
        site.issue(assembly, "1,Ada Byron,North,,");
        site.issue(assembly, "2,Ben,Northwest,,");
        site.issue(assembly, "3,100% Cleo,,,");
        site.issue(assembly, "4,a_b,,,");
        site.issue(assembly, "5,a\\b,,,");
        assertThat(
                        String.join(
                                ",",
                                register.page(assembly, search, "", 10).stream()
                                        .map(Member::number)
                                        .toList()))
                .isEqualTo(numbers);
    }

    @Test
    void aSearchForWhatNoTextCanHoldIsNoAccident() {
        site.issue(assembly, "1,Ada,,,");
        assertThat(register.page(assembly, "A\0da", "\0", 10)).hasSize(1);
        assertThat(register.page(assembly, "\ud83d", "", 10)).isEmpty();
    }

    @Test
    void aPageHasALimit() {
        assertThatIllegalArgumentException().isThrownBy(() -> register.page(assembly, "", "", 0));
        assertThatIllegalArgumentException().isThrownBy(() -> register.page(assembly, "", "", 501));
    }

    @Test
    void theCountsTellMembersVotersAndWhoIsThere() {
        Attendance attendance = new Attendance(site.database, site.clock);
        Member ada = site.member(assembly, "1,Ada,,1,chair");
        Member ben = site.member(assembly, "2,Ben,,3,voter");
        site.issue(assembly, "3,Cleo,,1,voter");
        Member dora = site.member(assembly, "4,Dora,,1,guest");
        Member emil = site.member(assembly, "5,Emil,,0,voter");
        Member finn = site.member(assembly, "6,Finn,,1,organiser");
        attendance.checkIn(site.member(elsewhere, "1,Olga,,1,voter"));
        assertThat(register.counts(assembly)).isEqualTo(new RegisterCounts(6, 3, 0, 0));

        List.of(ada, ben, dora, emil, finn).forEach(attendance::checkIn);
        assertThat(register.counts(assembly)).isEqualTo(new RegisterCounts(6, 3, 5, 2));

        attendance.checkOut(ben);
        attendance.checkOut(dora);
        assertThat(register.counts(assembly)).isEqualTo(new RegisterCounts(6, 3, 3, 1));

        attendance.checkIn(ben);
        assertThat(register.counts(assembly)).isEqualTo(new RegisterCounts(6, 3, 4, 2));
        assertThat(register.counts(elsewhere)).isEqualTo(new RegisterCounts(1, 1, 1, 1));
    }
}
