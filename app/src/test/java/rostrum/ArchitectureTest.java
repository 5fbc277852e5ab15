package rostrum;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import rostrum.db.Database;
import rostrum.db.DatabaseAddress;
import rostrum.db.Listener;
import rostrum.web.http.WebServer;

/** The rules between the packages, as the design states them. */
final class ArchitectureTest {
    private static final JavaClasses rostrum =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("rostrum");

    /** From left to right: each may use those before it. */
    private static final List<String> FEATURES =
            List.of("people", "assembly", "agenda", "counting", "voting", "evidence", "rehearsals");

    private static final String[] KERNEL = {
        "rostrum.db..", "rostrum.live..", "rostrum.jobs..", "rostrum.mail..", "rostrum.metrics.."
    };
    private static final String[] ALL_FEATURES =
            FEATURES.stream().map(feature -> "rostrum." + feature + "..").toArray(String[]::new);

    /** What everybody may use of the root package; the rest of it is the composition root. */
    private static final DescribedPredicate<JavaClass> COMMON =
            belongToAnyOf(Refused.class, Input.class);

    private static final DescribedPredicate<JavaClass> COMPOSITION_ROOT =
            belongToAnyOf(App.class, Main.class);

    @Test
    void everyPackageIsOneTheRulesKnow() {
        for (JavaClass type : rostrum) {
            String first = type.getPackageName().replaceAll("^rostrum\\.?([^.]*).*", "$1");
            assertThat(
                            Set.of("", "db", "live", "jobs", "mail", "metrics", "web")
                                            .contains(first)
                                    || FEATURES.contains(first))
                    .as(type.getName())
                    .isTrue();
        }
    }

    @Test
    void theKernelKnowsNoFeatureAndNoWeb() {
        noClasses()
                .that()
                .resideInAnyPackage(KERNEL)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(ALL_FEATURES)
                                .or(resideInAPackage("rostrum.web.."))
                                .or(resideInAPackage("jakarta.servlet.."))
                                .or(resideInAPackage("freemarker..")))
                .check(rostrum);
    }

    @Test
    void theLivePathUsesTheJdkOnly() {
        classes()
                .that()
                .resideInAPackage("rostrum.live..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("rostrum.live..", "java..", "org.jspecify..")
                .check(rostrum);
    }

    @Test
    void featuresKnowNothingOfTheWeb() {
        noClasses()
                .that()
                .resideInAnyPackage(ALL_FEATURES)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "rostrum.web..", "jakarta.servlet..", "freemarker..", "org.eclipse.jetty..")
                .check(rostrum);
    }

    @Test
    void featuresUseOnlyThoseToTheirLeft() {
        for (int i = 0; i < FEATURES.size() - 1; i++) {
            String[] right =
                    FEATURES.subList(i + 1, FEATURES.size()).stream()
                            .map(feature -> "rostrum." + feature + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("rostrum." + FEATURES.get(i) + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(right)
                    .check(rostrum);
        }
    }

    @Test
    void nobodyDependsOnTheCompositionRoot() {
        noClasses()
                .that()
                .resideInAPackage("rostrum.*..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("rostrum").and(not(COMMON)).as("the composition root"))
                .check(rostrum);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(PACKAGES).should().beFreeOfCycles().check(rostrum);
    }

    /** Each by itself; the root package wires them together and is no part of any cycle. */
    private static final SliceAssignment PACKAGES =
            new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return type.getPackageName().equals("rostrum")
                            ? SliceIdentifier.ignore()
                            : SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "packages";
                }
            };

    @Test
    void sqlIsInTheDatabasePackageAndInServices() {
        noClasses()
                .that(not(resideInAPackage("rostrum.db..")).and(not(SQL)).and(not(service())))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.jdbi..")
                .check(rostrum);
    }

    private static final DescribedPredicate<JavaClass> SQL =
            DescribedPredicate.describe(
                    "interfaces of SQL",
                    type -> type.getName().replaceAll("\\$.*", "").endsWith("Sql"));

    /** A feature's public class that uses the database; and the jobs, whose library has its own. */
    private static DescribedPredicate<JavaClass> service() {
        return DescribedPredicate.describe(
                "services",
                type ->
                        type.getPackageName().equals("rostrum.jobs")
                                || (type.getModifiers().contains(JavaModifier.PUBLIC)
                                        && resideInAnyPackage(ALL_FEATURES).test(type)
                                        && type.getDirectDependenciesFromSelf().stream()
                                                .anyMatch(dependency ->
                                                        dependency
                                                                .getTargetClass()
                                                                .isEquivalentTo(Database.class))));
    }

    @Test
    void interfacesOfSqlAreTheirFeaturesOwn() {
        classes()
                .that(resideInAnyPackage(ALL_FEATURES))
                .and()
                .haveSimpleNameEndingWith("Sql")
                .should()
                .bePackagePrivate()
                .andShould()
                .beInterfaces()
                .check(rostrum);
    }

    @Test
    void theDriverIsUsedByTheDatabasePackageOnly() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Database.class, DatabaseAddress.class, Listener.class)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.postgresql..")
                .check(rostrum);
    }

    @Test
    void statusesAreSetByTheHttpPackageOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage("rostrum.web.http")
                .should(callMethodWhere(named("setStatus", "sendError", "sendRedirect")))
                .check(rostrum);
    }

    @Test
    void theEnvironmentIsReadByMainOnly() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Main.class)
                .should(callMethodWhere(of(System.class, "getenv", "getProperty", "exit")))
                .check(rostrum);
    }

    @Test
    void timeIsAClock() {
        noClasses()
                .should(
                        callMethodWhere(
                                named("now")
                                        .and(withoutArguments())
                                        .and(ownedBy(resideInAPackage("java.time")))))
                .orShould(callMethodWhere(of(System.class, "currentTimeMillis")))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.util.Date.class)
                .check(rostrum);
        noClasses()
                .that(not(COMPOSITION_ROOT))
                .should(
                        callMethodWhere(
                                of(java.time.Clock.class, "systemUTC", "systemDefaultZone")))
                .check(rostrum);
    }

    @Test
    void chanceIsGiven() {
        noClasses()
                .that(not(COMPOSITION_ROOT))
                .should(callMethodWhere(of(java.util.UUID.class, "randomUUID")))
                .orShould(callMethodWhere(of(Math.class, "random")))
                .orShould()
                .callConstructor(java.util.Random.class)
                .orShould()
                .callConstructor(java.security.SecureRandom.class)
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.util.concurrent.ThreadLocalRandom.class)
                .check(rostrum);
    }

    /**
     * The web server is excepted: which threads select and which may wait is part of setting up
     * Jetty, and a test never needs others. So is the database, whose threads are its connections'.
     */
    @Test
    void threadsAreStartedByTheCompositionRootOnly() {
        noClasses()
                .that(not(COMPOSITION_ROOT))
                .and()
                .doNotBelongToAnyOf(WebServer.class)
                .and()
                .haveNameNotMatching("rostrum\\.db\\.Turns.*")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(
                        java.util.concurrent.Executors.class,
                        java.util.concurrent.ThreadPoolExecutor.class,
                        java.util.concurrent.ForkJoinPool.class,
                        java.util.Timer.class)
                .orShould(
                        callMethodWhere(
                                of(Thread.class, "ofVirtual", "ofPlatform", "startVirtualThread")))
                .orShould()
                .callConstructorWhere(
                        DescribedPredicate.describe(
                                "makes a thread",
                                call -> call.getTargetOwner().isEquivalentTo(Thread.class)))
                .check(rostrum);
    }

    @Test
    void everyPackageIsNullMarked() {
        for (JavaClass type : rostrum) {
            JavaPackage its = type.getPackage();
            assertThat(its.isAnnotatedWith(NullMarked.class)).as(its.getName()).isTrue();
        }
    }

    @Test
    void thereIsSomethingToCheck() {
        assertThat(rostrum.size()).isGreaterThan(150);
        assertThat(rostrum.contain(App.class)).isTrue();
    }

    private static DescribedPredicate<JavaMethodCall> named(String... names) {
        return DescribedPredicate.describe(
                "a call of " + String.join(", ", names),
                call -> List.of(names).contains(call.getTarget().getName()));
    }

    private static DescribedPredicate<JavaMethodCall> of(Class<?> owner, String... names) {
        return named(names).and(ownedBy(belongToAnyOf(owner)));
    }

    private static DescribedPredicate<JavaMethodCall> ownedBy(DescribedPredicate<JavaClass> owner) {
        return DescribedPredicate.describe(
                "of " + owner.getDescription(), call -> owner.test(call.getTargetOwner()));
    }

    private static DescribedPredicate<JavaMethodCall> withoutArguments() {
        return DescribedPredicate.describe(
                "without arguments", call -> call.getTarget().getRawParameterTypes().isEmpty());
    }
}
