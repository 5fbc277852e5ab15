package rostrum.voting;

import static org.assertj.core.api.Assertions.assertThat;
import static rostrum.voting.VotingWorld.START;
import static rostrum.voting.VotingWorld.assertRefused;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import rostrum.Refused.Reason;
import rostrum.people.Attendance;
import rostrum.people.Delegations;
import rostrum.people.Member;
import rostrum.people.Role;
import rostrum.testing.TestAssembly;
import rostrum.testing.TestClock;
import rostrum.testing.TestDatabase;

/** What is taken down about the voters when a ballot opens. */
class ElectoralRegisterTest {
    private static final VotingWorld world =
            new VotingWorld(TestDatabase.create(), new TestClock(START));
    private static final Attendance attendance = new Attendance(world.database, world.clock);
    private static final Delegations delegations = new Delegations(world.database, world.clock);

    private final TestAssembly spring = world.assembly();
    private final long id = spring.id();

    /** A row of the register, with the proxy's name. */
    public record Entry(String name, String weight, boolean present, Optional<String> proxy) {}

    @AfterAll
    static void close() {
        world.close();
    }

    private static Entry here(String name) {
        return new Entry(name, "1", true, Optional.empty());
    }

    private static Entry away(String name) {
        return new Entry(name, "1", false, Optional.empty());
    }

    private static Entry represented(String name, String proxy, boolean present) {
        return new Entry(name, "1", present, Optional.of(proxy));
    }

    private List<Entry> register(Ballot ballot) {
        return world.database.read(handle ->
                handle.registerRowMapper(ConstructorMapper.factory(Entry.class))
                        .select(
                                """
                                SELECT r.name, CAST(trim_scale(r.weight) AS text) AS weight,
                                       r.present, p.name AS proxy
                                  FROM electoral_register r
                                  LEFT JOIN electoral_register p
                                    ON p.ballot_id = r.ballot_id AND p.member_id = r.proxy_id
                                 WHERE r.ballot_id = ?
                                 ORDER BY r.name
                                """,
                                ballot.id())
                        .mapTo(Entry.class)
                        .list());
    }

    private Asking asking() {
        return new Asking(world, spring);
    }

    private void giveAll(String proxy, String... names) {
        delegations.limit(id, 100);
        for (String name : names) {
            delegations.give(id, name, proxy);
        }
    }

    @Test
    void everybodyWithAVoteStandsOnItWithHerWeight() {
        spring.member("Ada", Role.CHAIR, "2.5");
        attendance.checkIn(spring.voter("Ben"));
        spring.member("Gus", Role.GUEST, "1");
        spring.member("Nil", Role.VOTER, "0");
        assertThat(register(asking().open()))
                .containsExactly(new Entry("Ada", "2.5", false, Optional.empty()), here("Ben"));
        assertThat(register(asking().unweighted().open()))
                .containsExactly(away("Ada"), here("Ben"));
    }

    @Test
    void amongThosePresentTheAbsentDoNotStandOnIt() {
        attendance.checkIn(spring.voter("Ada"));
        Member ben = spring.voter("Ben");
        attendance.checkIn(ben);
        attendance.checkOut(ben);
        spring.voter("Cleo");
        Ballot ballot = asking().ofThosePresent().open();
        assertThat(register(ballot)).containsExactly(here("Ada"));
        assertRefused(
                Reason.NOT_ON_REGISTER,
                () -> world.votes.cast(Voter.of(ben), ballot.id(), List.of("yes")));
    }

    @Test
    void aProxyCountsWhereverSheStandsOnTheRegister() {
        attendance.checkIn(spring.voter("Ada"));
        spring.voter("Ben");
        spring.voter("Cleo");
        spring.voter("Dora");
        giveAll("Ada", "Ben");
        giveAll("Cleo", "Dora");
        assertThat(register(asking().open()))
                .containsExactly(
                        here("Ada"),
                        represented("Ben", "Ada", true),
                        away("Cleo"),
                        represented("Dora", "Cleo", false));
        assertThat(register(asking().ofThosePresent().open()))
                .as("Cleo is not here, so nobody is here for Dora")
                .containsExactly(here("Ada"), represented("Ben", "Ada", true));
    }

    @Test
    void aProxyWhoLostHerVoteLeavesItToWhoGaveIt() {
        Member ada = spring.voter("Ada");
        attendance.checkIn(ada);
        spring.voter("Ben");
        giveAll("Ada", "Ben");
        spring.execute("UPDATE member SET role = 'guest' WHERE id = " + ada.id());
        assertThat(register(asking().open())).containsExactly(away("Ben"));
        assertThat(register(asking().ofThosePresent().open())).isEmpty();
    }

    @Test
    void whoLostHerVoteIsNotRepresentedEither() {
        attendance.checkIn(spring.voter("Ada"));
        Member ben = spring.voter("Ben");
        giveAll("Ada", "Ben");
        spring.execute("UPDATE member SET weight = 0 WHERE id = " + ben.id());
        assertThat(register(asking().open())).containsExactly(here("Ada"));
    }

    @Test
    void aDelegationThatEndedCountsNoMore() {
        attendance.checkIn(spring.voter("Ada"));
        Member ben = spring.voter("Ben");
        Member cleo = spring.voter("Cleo");
        giveAll("Ada", "Ben", "Cleo");
        delegations.revoke(id, ben.id());
        attendance.checkIn(cleo);
        assertThat(register(asking().open()))
                .containsExactly(here("Ada"), away("Ben"), here("Cleo"));
    }

    @Test
    void anOpenBallotKeepsWhatItFound() {
        attendance.checkIn(spring.voter("Ada"));
        Member ben = spring.voter("Ben");
        giveAll("Ada", "Ben");
        Ballot ballot = asking().open();
        List<Entry> taken = register(ballot);

        attendance.checkIn(ben);
        spring.execute(
                "UPDATE member SET name = 'New ' || name, weight = 9, chapter = 'West', role ="
                        + " 'guest' WHERE assembly_id = "
                        + id);
        spring.voter("Late");
        assertThat(delegations.list(id)).isEmpty();
        assertThat(register(ballot))
                .isEqualTo(taken)
                .containsExactly(here("Ada"), represented("Ben", "Ada", true));
    }

    @Test
    void numbersAndChaptersAreTakenDownToo() {
        Member ada = spring.voter("Ada");
        spring.execute("UPDATE member SET chapter = 'North', number = '7' WHERE id = " + ada.id());
        Ballot ballot = asking().open();
        spring.execute("UPDATE member SET chapter = 'South', number = '8' WHERE id = " + ada.id());
        assertThat(world.ballots.notVoted(id, ballot.id(), "", 10))
                .containsExactly(new Absentee("7", "Ada", "North"));
        assertThat(world.ballots.turnoutByChapter(id, ballot.id()))
                .containsExactly(new ChapterTurnout("North", 0, 1));
    }

    @Test
    void aRareWeightKeepsASecretBallotFromOpening() {
        for (String name : List.of("Ada", "Ben", "Cleo")) {
            spring.voter(name);
        }
        Ballot fair = asking().secret().open();
        assertThat(fair.state()).isEqualTo(BallotState.OPEN);
        spring.member("Dora", Role.VOTER, "2");
        spring.member("Emil", Role.VOTER, "2");
        Ballot telling = asking().secret().draft();
        assertRefused(Reason.WEIGHTS_REVEAL, () -> world.ballots.open(id, telling.id()));
        assertThat(world.read(telling).state()).isEqualTo(BallotState.DRAFT);
        assertThat(register(telling)).isEmpty();
        assertThat(asking().secret().unweighted().open().state()).isEqualTo(BallotState.OPEN);
        assertThat(asking().open().state()).isEqualTo(BallotState.OPEN);

        spring.member("Fritz", Role.VOTER, "2");
        world.ballots.open(id, telling.id());
        assertThat(register(telling)).hasSize(6);
    }

    @Test
    void aWeightThatAllShareTellsNothing() {
        spring.member("Ada", Role.VOTER, "2");
        spring.member("Ben", Role.VOTER, "2.0000");
        assertThat(asking().secret().open().state()).isEqualTo(BallotState.OPEN);
    }

    @Test
    void weightsAreJudgedOnTheBallotsOwnRegister() {
        for (String name : List.of("Ada", "Ben", "Cleo")) {
            attendance.checkIn(spring.voter(name));
        }
        spring.member("Dora", Role.VOTER, "2");
        assertThat(asking().secret().ofThosePresent().open().state()).isEqualTo(BallotState.OPEN);
        assertRefused(Reason.WEIGHTS_REVEAL, () -> asking().secret().open());
    }
}
