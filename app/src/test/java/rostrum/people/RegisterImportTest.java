package rostrum.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.testing.AtOnce;
import rostrum.testing.TestSite;
import rostrum.web.page.Languages;

class RegisterImportTest {
    private static final TestSite site = new TestSite();

    private final Register register = site.register;
    private long assembly;

    @BeforeEach
    void setUp() {
        assembly = site.assembly();
        site.announced.forget();
    }

    @AfterAll
    static void close() {
        site.close();
    }

    private ImportReport load(String csv) {
        return register.importCsv(assembly, new StringReader(csv));
    }

    private List<Member> members() {
        return register.page(assembly, "", "", 500);
    }

    private List<String> problemsOf(String csv) {
        List<String> problems = refusal(() -> load(csv)).lines().toList();
        assertThat(members()).isEmpty();
        return problems;
    }

    private static String refusal(Runnable work) {
        try {
            work.run();
        } catch (Refused refused) {
            assertThat(refused.reason()).isEqualTo(Reason.INPUT_INVALID);
            return refused.details().stream()
                    .map(detail -> Languages.detail("en", detail))
                    .collect(Collectors.joining("\n"));
        }
        throw new AssertionError("was accepted");
    }

    private static String rows(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> "M%05d,Member %d,Chapter %d".formatted(i, i, i % 20))
                .collect(Collectors.joining("\n", "number,name,chapter\n", "\n"));
    }

    @Test
    void works() {
        ImportReport report =
                load(
                        """
                        number,name,chapter,weight,role
                        1,Ada,North,1,chair
                        2,Ben,South,2.5,voter
                        3,"Cleo, the younger",,0,guest
                        """);

        assertThat(report.updated()).isZero();
        assertThat(report.unchanged()).isZero();
        assertThat(report.added())
                .extracting(IssuedCode::number, IssuedCode::name, IssuedCode::role)
                .containsExactly(
                        tuple("1", "Ada", Role.CHAIR),
                        tuple("2", "Ben", Role.VOTER),
                        tuple("3", "Cleo, the younger", Role.GUEST));
        assertThat(site.announced.things(assembly))
                .containsExactlyInAnyOrder("register", "attendance");

        Member ben = register.byCode(assembly, report.added().get(1).code());
        assertThat(ben.name()).isEqualTo("Ben");
        assertThat(ben.assemblyId()).isEqualTo(assembly);
        assertThat(ben.chapter()).isEqualTo("South");
        assertThat(ben.weight()).isEqualByComparingTo("2.5");
        assertThat(ben.role()).isEqualTo(Role.VOTER);
    }

    @Test
    void columnsStandInAnyOrderAndCase() {
        load("Name;WEIGHT;Number\nAda;1,25;7\n");
        assertThat(members())
                .singleElement()
                .satisfies(ada -> {
                    assertThat(ada.number()).isEqualTo("7");
                    assertThat(ada.name()).isEqualTo("Ada");
                    assertThat(ada.weight().toPlainString()).isEqualTo("1.25");
                    assertThat(ada.chapter()).isEmpty();
                    assertThat(ada.role()).isEqualTo(Role.VOTER);
                });
    }

    @Test
    void whatASpreadsheetWritesIsUnderstood() {
        load(
                "\uFEFF\r\nnumber;name;role\r\n1;Ada;Chair\r\n\r\n;;\r\n 2 ;  Ben ;\r\n;;;\r\n3;Jörg;guest");
        assertThat(members())
                .extracting(member -> member.number() + " " + member.name() + " " + member.role())
                .containsExactly("1 Ada CHAIR", "2 Ben VOTER", "3 Jörg GUEST");
    }

    @Test
    void aByteOrderMarkBeforeAQuotedHeaderIsUnderstood() {
        load("\uFEFF\"number\",\"name\"\n\"1\",\"Ada \"\"the chair\"\"\"");
        assertThat(members()).extracting(Member::name).containsExactly("Ada \"the chair\"");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.0001, 0.0001",
        "'2,5', 2.5",
        "1.0000, 1",
        "100, 100",
        "99999999, 99999999",
        "99999999.0, 99999999",
        "007, 7",
    })
    void aWeightIsExact(String typed, String meant) {
        load("number;name;weight\n1;Ada;" + typed);
        assertThat(members())
                .singleElement()
                .satisfies(ada -> assertThat(ada.weight().toPlainString()).isEqualTo(meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-1",
                "+1",
                "1e3",
                "1.00001",
                "99999999.1",
                "100000000",
                "1.",
                ".5",
                "one",
                "1 000",
                "1.000,5",
                "NaN",
                "٣",
                "1/3"
            })
    void aWeightThatIsNoneIsRefused(String typed) {
        assertThat(problemsOf("number;name;weight\n1;Ada;" + typed))
                .containsExactly("line 2: weight \"" + typed + "\" is not valid");
    }

    @Test
    void everyProblemIsReportedWithItsLineAndNothingIsImported() {
        assertThat(
                        problemsOf(
                                """
                                number,name,weight,role
                                1,Ada,1,chair

                                ,Ben,1,voter
                                3,,1,voter
                                4,Dora,many,king
                                1,Emil,1,voter
                                6,Finn,1,voter,more
                                """))
                .containsExactly(
                        "line 4: number is missing",
                        "line 5: name is missing",
                        "line 6: weight \"many\" is not valid",
                        "line 6: role \"king\" is not valid",
                        "line 7: number \"1\" is in line 2 already",
                        "line 8: more cells than the header");
        assertThat(site.announced.things(assembly)).isEmpty();
    }

    @Test
    void onlyTheFirstTwentyProblemsAreReported() {
        String csv = "number,name\n" + ",nobody\n".repeat(100);
        assertThat(problemsOf(csv)).hasSize(20).last().isEqualTo("line 21: number is missing");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1: no header",
                "' '|line 1: no header",
                "name|line 1: column number is missing",
                "number,title|line 1: unknown column \"title\"",
                "number,name,wieght|line 1: unknown column \"wieght\"",
                "number,name,Name|line 1: column name is there twice",
                "number name|line 1: unknown column \"number name\"",
            })
    void aHeaderThatIsNoneIsRefused(String header, String problem) {
        assertThat(problemsOf(header + "\n1,Ada\n".repeat(header.isBlank() ? 0 : 1)))
                .first()
                .isEqualTo(problem);
    }

    @Test
    void textsThatAreTooLongOrUnreadableAreRefused() {
        String tooLong = "x".repeat(201);
        assertThat(
                        problemsOf(
                                "number,name,chapter\n"
                                        + "1,%s,\n".formatted(tooLong)
                                        + "2,Ben,%s\n".formatted(tooLong)
                                        + "%s,Cleo,\n".formatted("3".repeat(41))
                                        + "4,D\0ra,\n"
                                        + "5,J\uFFFDrg,\n"
                                        + "6,\"Emil\nFinn\",\n"))
                .containsExactly(
                        "line 2: name \"" + "x".repeat(40) + "…\" is not valid",
                        "line 3: chapter \"" + "x".repeat(40) + "…\" is not valid",
                        "line 4: number \"" + "3".repeat(40) + "…\" is not valid",
                        "line 5: name \"D?ra\" is not valid",
                        "line 6: name \"J\uFFFDrg\" is not valid",
                        "line 8: name \"Emil?Finn\" is not valid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,\"Ada\n2,Ben\n", "1,\"Ada\"x\n2,Ben\n"})
    void quotationMarksThatDoNotMatchAreRefused(String rows) {
        assertThat(problemsOf("number,name\n" + rows))
                .singleElement()
                .asString()
                .endsWith("quotation marks do not match");
    }

    @Test
    void anUploadThatBreaksOffIsNoMistakeInTheFile() {
        Reader broken =
                new Reader() {
                    @Override
                    public int read(char[] buffer, int offset, int length) throws IOException {
                        throw new IOException("connection lost");
                    }

                    @Override
                    public void close() {}
                };
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> register.importCsv(assembly, broken));
    }

    @Test
    void moreThanFiftyThousandRowsAreRefused() {
        assertThat(problemsOf(rows(1, 50_001))).containsExactly("line 50002: more than 50000 rows");
    }

    @Test
    void anUnknownAssemblyIsRefused() {
        assertThatThrownBy(() -> register.importCsv(-1, new StringReader("number,name\n1,Ada")))
                .hasMessage("NOT_FOUND");
    }

    @Test
    void aMemberWhoIsOnTheRegisterIsUpdatedAndKeepsHerCode() {
        ImportReport first =
                load("number,name,chapter,weight,role\n1,Ada,North,2,chair\n2,Ben,,1,");
        Member before = register.byCode(assembly, first.added().getFirst().code());
        site.announced.forget();

        ImportReport second = load("number,name\n1,Ada Byron\n2,Ben\n3,Cleo");

        assertThat(second.updated()).isEqualTo(1);
        assertThat(second.unchanged()).isEqualTo(1);
        assertThat(second.added()).extracting(IssuedCode::number).containsExactly("3");
        Member after = register.byCode(assembly, first.added().getFirst().code());
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.name()).isEqualTo("Ada Byron");
        assertThat(after.chapter()).as("no such column in the second file").isEqualTo("North");
        assertThat(after.weight()).isEqualByComparingTo("2");
        assertThat(after.role()).isEqualTo(Role.CHAIR);
        assertThat(site.announced.things(assembly))
                .containsExactlyInAnyOrder("register", "attendance");
    }

    @Test
    void anEmptyCellSetsTheDefault() {
        load("number,name,chapter,weight,role\n1,Ada,North,2,chair");
        load("number,name,chapter,weight,role\n1,Ada,,,");
        assertThat(members())
                .singleElement()
                .satisfies(ada -> {
                    assertThat(ada.chapter()).isEmpty();
                    assertThat(ada.weight()).isEqualByComparingTo("1");
                    assertThat(ada.role()).isEqualTo(Role.VOTER);
                });
    }

    @Test
    void theSameFileAgainChangesAndAnnouncesNothing() {
        String csv = "number,name,weight\n1,Ada,1.50\n2,Ben,100";
        load(csv);
        site.announced.forget();
        assertThat(load(csv)).isEqualTo(new ImportReport(List.of(), 0, 2));
        assertThat(site.announced.things(assembly)).isEmpty();
    }

    @Test
    void aMistakeLeavesTheRegisterAsItWas() {
        load("number,name\n1,Ada");
        refusal(() -> load("number,name\n1,Changed\n2,Ben\n3,"));
        assertThat(members()).extracting(Member::name).containsExactly("Ada");
    }

    @Test
    void theSameNumberInAnotherAssemblyIsAnotherMember() {
        long other = site.assembly();
        IssuedCode here = load("number,name\n1,Ada").added().getFirst();
        IssuedCode there = site.issue(other, "1,Olga,,,");
        load("number,name\n1,Ada Byron");

        assertThat(register.byCode(assembly, here.code()).name()).isEqualTo("Ada Byron");
        assertThat(register.byCode(other, there.code()).name()).isEqualTo("Olga");
    }

    @Test
    void tenThousandMembersAreImportedAndUpdated() {
        assertThat(load(rows(1, 10_000)).added())
                .extracting(IssuedCode::code)
                .doesNotHaveDuplicates()
                .hasSize(10_000);
        assertThat(load(rows(5_001, 10_100).replace("Chapter 3", "Chapter C")))
                .satisfies(report -> {
                    assertThat(report.added()).hasSize(100);
                    assertThat(report.updated()).isEqualTo(250);
                    assertThat(report.unchanged()).isEqualTo(4_750);
                });
        assertThat(register.counts(assembly).members()).isEqualTo(10_100);
    }

    @Test
    void theSameFileTwiceAtOnceAddsEveryoneOnce() throws InterruptedException {
        AtOnce.Outcome<ImportReport> outcome = AtOnce.run(2, () -> load(rows(1, 500)));
        assertThat(outcome.done())
                .extracting(report -> report.added().size())
                .containsExactlyInAnyOrder(500, 0);
        assertThat(register.counts(assembly).members()).isEqualTo(500);
    }
}
