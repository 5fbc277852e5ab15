package rostrum.demo;

import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import rostrum.App.Services;
import rostrum.agenda.AgendaItem;
import rostrum.assembly.Assembly;
import rostrum.assembly.AssemblyState;
import rostrum.assembly.NewAssembly;
import rostrum.assembly.Visibility;
import rostrum.counting.Base;
import rostrum.counting.Majority;
import rostrum.counting.Method;
import rostrum.counting.Rules;
import rostrum.counting.TieRule;
import rostrum.people.IssuedCode;
import rostrum.people.Member;
import rostrum.voting.Ballot;
import rostrum.voting.Electorate;
import rostrum.voting.NewBallot;
import rostrum.voting.Secrecy;
import rostrum.voting.Settings;
import rostrum.voting.Voter;

/** A general meeting in full swing, made with the same services as a real one. */
final class DemoAssembly {
    static final String SLUG = "demo";

    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    /** Of a hundred members so many are present, and of a hundred present so many vote. */
    private static final int PRESENT = 71;

    private static final int VOTING = 93;
    private static final int AT_ONCE = 8;

    private final Services services;

    private DemoAssembly(Services services) {
        this.services = services;
    }

    /** Makes it if it is not there; returns the new access codes, none if it was there. */
    static List<IssuedCode> ensure(Services services, int members) {
        if (services.assemblies().bySlug(SLUG).isPresent()) {
            return List.of();
        }
        return new DemoAssembly(services).make(members);
    }

    private List<IssuedCode> make(int members) {
        LocalDate today = LocalDate.now(ZONE);
        Assembly assembly =
                services.assemblies()
                        .create(
                                new NewAssembly(
                                        SLUG,
                                        "General Meeting of the Riverside Allotment Society",
                                        today.atTime(LocalTime.of(9, 0)),
                                        today.plusDays(1).atTime(LocalTime.of(18, 0)),
                                        ZONE,
                                        Visibility.PUBLIC,
                                        new BigDecimal(50)));
        String csv = DemoRegister.csv(members);
        List<IssuedCode> codes =
                services.register().importCsv(assembly.id(), new StringReader(csv)).added();
        List<AgendaItem> items = agenda(assembly.id());
        services.assemblies().move(assembly.id(), AssemblyState.DRAFT, AssemblyState.OPEN);
        List<Member> present = checkIn(assembly.id());
        services.delegations().limit(assembly.id(), 2);
        pastBallot(assembly.id(), items.get(2), present);
        nextBallots(assembly.id(), items);
        for (AgendaItem item : items.subList(0, 5)) {
            services.agenda().moveTo(assembly.id(), item.id());
        }
        services.notices()
                .post(assembly.id(), "Lunch is served in the garden house from 12:30 on.");
        return codes;
    }

    private List<AgendaItem> agenda(long assembly) {
        return DemoAgenda.items().stream()
                .map(item -> services.agenda().add(assembly, item.title(), item.markdown()))
                .toList();
    }

    private List<Member> checkIn(long assembly) {
        List<Member> present =
                all(assembly).stream().filter(m -> m.mayVote() && m.id() % 100 < PRESENT).toList();
        each(present, services.attendance()::checkIn);
        return present;
    }

    private List<Member> all(long assembly) {
        List<Member> all = new ArrayList<>();
        String after = "";
        List<Member> page;
        do {
            page = services.register().page(assembly, "", after, 500);
            all.addAll(page);
            after = page.isEmpty() ? after : page.getLast().number();
        } while (!page.isEmpty());
        return all;
    }

    private void pastBallot(long assembly, AgendaItem item, List<Member> present) {
        Ballot ballot =
                services.ballots()
                        .create(
                                ballot(
                                        assembly,
                                        item,
                                        "Shall the agenda be adopted as sent out?",
                                        "",
                                        Majority.SIMPLE));
        services.ballots().open(assembly, ballot.id());
        each(present, member -> vote(member, ballot.id()));
        services.ballots().close(assembly, ballot.id());
        services.ballots().publish(assembly, ballot.id());
    }

    private void vote(Member member, long ballot) {
        long dice = member.id() * 37 % 100;
        if (dice < VOTING) {
            String choice = dice < 68 ? "yes" : dice < 84 ? "no" : "abstain";
            services.votes().cast(Voter.of(member), ballot, List.of(choice));
        }
    }

    /** Several at once, as in the hall: their commits reach the disk together. */
    private static void each(List<Member> members, Consumer<Member> action) {
        try (ExecutorService hall = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<?>> done = new ArrayList<>();
            members.forEach(member -> done.add(hall.submit(() -> action.accept(member))));
            for (Future<?> one : done) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void nextBallots(long assembly, List<AgendaItem> items) {
        services.ballots()
                .create(
                        new NewBallot(
                                assembly,
                                Optional.of(items.get(7).id()),
                                "Who shall be on the board?",
                                "Three seats. Who has **more than half** of the votes is elected.",
                                election()));
        services.ballots()
                .create(
                        ballot(
                                assembly,
                                items.get(4),
                                "Shall the annual accounts be approved?",
                                "The auditors recommend approval.",
                                Majority.SIMPLE));
        services.ballots()
                .create(
                        ballot(
                                assembly,
                                items.get(8),
                                "Shall section 7 of the statutes be amended as proposed?",
                                "An amendment of the statutes needs **two thirds** of the votes.",
                                Majority.TWO_THIRDS));
    }

    /** Secret, one vote each; seats that nobody wins go to a run-off. */
    private static Settings election() {
        return new Settings(
                new Rules(
                        Method.ELECTION,
                        List.of("Gerda Grün", "Hakan Hof", "Ines Imhof", "Jan Jansen", "Kira Kern"),
                        3,
                        3,
                        Majority.ABSOLUTE,
                        Base.CAST,
                        false,
                        BigDecimal.ZERO,
                        Base.CAST,
                        TieRule.LOT),
                Secrecy.SECRET,
                false,
                Electorate.REGISTER,
                false,
                false,
                false,
                Optional.empty());
    }

    private static NewBallot ballot(
            long assembly, AgendaItem item, String question, String text, Majority majority) {
        return new NewBallot(
                assembly, Optional.of(item.id()), question, text, majority, true, Optional.empty());
    }
}
