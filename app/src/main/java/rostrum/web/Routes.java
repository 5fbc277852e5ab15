package rostrum.web;

import java.net.URI;
import java.time.Clock;
import rostrum.agenda.Agenda;
import rostrum.assembly.Assemblies;
import rostrum.assembly.Notices;
import rostrum.evidence.EvidenceFile;
import rostrum.live.Hub;
import rostrum.people.Attendance;
import rostrum.people.Delegations;
import rostrum.people.Organisers;
import rostrum.people.Register;
import rostrum.people.Sessions;
import rostrum.voting.Ballots;
import rostrum.voting.Results;
import rostrum.voting.Votes;
import rostrum.web.http.AssetServlet;
import rostrum.web.http.Assets;
import rostrum.web.http.EventStream;
import rostrum.web.http.Router;
import rostrum.web.http.SessionCookie;
import rostrum.web.page.Pages;

/** The table of contents: every address of the site. */
public final class Routes {
    private Routes() {}

    /** Everything the servlets need, from {@code App}. */
    public record Services(
            Assemblies assemblies,
            Notices notices,
            Register register,
            Sessions sessions,
            Organisers organisers,
            Attendance attendance,
            Delegations delegations,
            Agenda agenda,
            Ballots ballots,
            Votes votes,
            Results results,
            Hub hub,
            Pages pages,
            Assets assets,
            SessionCookie cookie,
            URI baseUrl,
            Clock clock) {}

    public static Router of(Services s) {
        Access access = new Access(s.assemblies);
        Personal personal = new Personal(s.attendance, s.votes);
        Disclosure disclosure = new Disclosure(s.ballots, s.results);
        BallotForms forms = new BallotForms(s.pages, s.agenda, s.ballots);
        EditBallot editBallot = new EditBallot(access, forms, s.ballots);
        ProxiesPage proxies = new ProxiesPage(access, s.pages, s.delegations);
        return new Router()
                .route("GET /", new HomePage(s.pages, s.assemblies))
                .route("POST /language", new ChooseLanguage())
                .route("GET /static/{file}", new AssetServlet(s.assets))

                // a meeting, as members see it
                .route(
                        "GET /a/{slug}",
                        new AssemblyPage(access, s.pages, s.hub, personal, s.ballots))
                .route(
                        "GET /a/{slug}/live",
                        new LiveStream(access, new EventStream(s.hub), s.ballots))
                .route("GET /a/{slug}/sign-in", signIn(s, access))
                .route("POST /a/{slug}/sign-in", signIn(s, access))
                .route("POST /a/{slug}/sign-out", new SignOut(s.sessions, s.cookie))
                .route("POST /a/{slug}/check-in", new CheckIn(access, s.attendance))
                .route("POST /a/{slug}/check-out", new CheckOut(access, s.attendance))
                .route("GET /a/{slug}/votes", new MyVotes(access, s.pages, s.ballots, personal))
                .route("GET /a/{slug}/ballots", new BallotsPage(access, s.pages, s.ballots))
                .route(
                        "GET /a/{slug}/ballots/{id}",
                        new BallotPage(access, s.pages, s.hub, personal, s.ballots))
                .route(
                        "GET /a/{slug}/ballots/{id}/papers",
                        new PapersPage(access, s.pages, s.ballots, s.votes))
                .route("POST /a/{slug}/ballots/{id}/vote", new CastVote(access, s.pages, s.votes))
                .route(
                        "GET /a/{slug}/ballots/{id}/receipt",
                        new ReceiptPage(access, s.pages, s.ballots, s.votes))
                .route(
                        "GET /a/{slug}/ballots/{id}/urn",
                        new UrnPage(access, disclosure, s.pages, s.results))
                .route(
                        "GET /a/{slug}/ballots/{id}/evidence.txt",
                        new TakeEvidence(access, disclosure, EvidenceFile.TEXT))
                .route(
                        "GET /a/{slug}/ballots/{id}/evidence.json",
                        new TakeEvidence(access, disclosure, EvidenceFile.JSON))
                .route(
                        "GET /a/{slug}/ballots/{id}/evidence-register.csv",
                        new TakeEvidence(access, disclosure, EvidenceFile.REGISTER))
                .route(
                        "GET /a/{slug}/ballots/{id}/evidence-urn.csv",
                        new TakeEvidence(access, disclosure, EvidenceFile.URN))
                .route(
                        "GET /a/{slug}/projector",
                        new ProjectorPage(access, s.pages, s.hub, s.baseUrl))

                // leading it
                .route("GET /a/{slug}/chair", new ChairPage(access, s.pages, s.hub))
                .route(
                        "POST /a/{slug}/chair/state",
                        new MoveMeeting(access, s.assemblies, s.ballots))
                .route("POST /a/{slug}/chair/agenda", new AddAgendaItem(access, s.agenda))
                .route("POST /a/{slug}/chair/agenda/finish", new FinishAgenda(access, s.agenda))
                .route(
                        "POST /a/{slug}/chair/agenda/{item}/current",
                        new MoveAgenda(access, s.agenda))
                .route("POST /a/{slug}/chair/notices", new PostNotice(access, s.notices))
                .route(
                        "POST /a/{slug}/chair/notices/{notice}/withdraw",
                        new WithdrawNotice(access, s.notices))
                .route(
                        "GET /a/{slug}/chair/ballots/new",
                        new NewBallotPage(access, forms, s.agenda, s.ballots))
                .route("POST /a/{slug}/chair/ballots", new PrepareBallot(access, forms, s.ballots))
                .route("POST /a/{slug}/chair/ballots/open", new OpenBallots(access, s.ballots))
                .route(
                        "GET /a/{slug}/chair/ballots/{id}",
                        new ChairBallotPage(access, s.pages, s.hub, s.ballots, s.results))
                .route("GET /a/{slug}/chair/ballots/{id}/edit", editBallot)
                .route("POST /a/{slug}/chair/ballots/{id}/edit", editBallot)
                .route(
                        "POST /a/{slug}/chair/ballots/{id}/deadline",
                        new MoveDeadline(access, s.ballots, s.clock))
                .route(
                        "POST /a/{slug}/chair/ballots/{id}/tie",
                        new BreakTie(access, s.ballots, s.results))
                .route(
                        "POST /a/{slug}/chair/ballots/{id}/{step}",
                        new StepBallot(access, s.ballots))
                .route("GET /a/{slug}/proxies", proxies)
                .route("POST /a/{slug}/proxies", proxies)
                .route("POST /a/{slug}/proxies/limit", new LimitProxies(access, s.delegations))
                .route(
                        "POST /a/{slug}/proxies/{member}/revoke",
                        new RevokeProxy(access, s.delegations))

                // preparing it
                .route(
                        "GET /organise",
                        new OrganisePage(access, s.pages, s.organisers, s.assemblies))
                .route("GET /organise/sign-in", organiserSignIn(s))
                .route("POST /organise/sign-in", organiserSignIn(s))
                .route("POST /organise/assemblies", new CreateAssembly(access, s.assemblies))
                .route("GET /a/{slug}/register", new RegisterPage(access, s.pages, s.register))
                .route("POST /a/{slug}/register", new RegisterPage(access, s.pages, s.register))
                .route(
                        "POST /a/{slug}/register/{member}/code",
                        new NewCode(access, s.pages, s.register));
    }

    private static SignIn signIn(Services s, Access access) {
        return new SignIn(access, s.pages, s.register, s.sessions, s.cookie);
    }

    private static OrganiserSignIn organiserSignIn(Services s) {
        return new OrganiserSignIn(s.pages, s.organisers, s.sessions, s.cookie);
    }
}
