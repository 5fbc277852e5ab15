package rostrum.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rostrum.Refused.Detail;
import rostrum.Refused.Reason;
import rostrum.agenda.Agenda;
import rostrum.voting.Ballot;
import rostrum.voting.Ballots;
import rostrum.web.http.Visit;
import rostrum.web.page.BallotForm;
import rostrum.web.page.Pages;
import rostrum.web.page.SectionModels;
import rostrum.web.page.Urls;

/** The page with the form for a ballot: a new one, or a draft that is changed. */
final class BallotForms {
    private final Pages pages;
    private final Agenda agenda;
    private final Ballots ballots;

    BallotForms(Pages pages, Agenda agenda, Ballots ballots) {
        this.pages = pages;
        this.agenda = agenda;
        this.ballots = ballots;
    }

    /** For a new ballot. */
    String html(Visit visit, Viewer viewer, BallotForm form, String template) {
        Map<String, Object> model = model(viewer, Optional.empty());
        model.put("template", template);
        return html(visit, form, model, List.of());
    }

    /** For a draft. */
    String html(Visit visit, Viewer viewer, Ballot draft) {
        return html(visit, BallotForm.of(draft), model(viewer, Optional.of(draft)), List.of());
    }

    /** What is refused about the form is shown with it, filled in as it was sent. */
    void showAgain(Visit visit, Viewer viewer, Optional<Ballot> draft) {
        Map<String, Object> model = model(viewer, draft);
        BallotForm typed = BallotForm.typed(visit::typed);
        visit.formAgain(Reason.INPUT_INVALID, wrong -> html(visit, typed, model, wrong));
    }

    private String html(
            Visit visit, BallotForm form, Map<String, Object> model, List<Detail> wrong) {
        Map<String, Object> all = new HashMap<>(model);
        all.putAll(form.model(wrong, visit.language()));
        return pages.render(visit, "prepare", all);
    }

    private Map<String, Object> model(Viewer viewer, Optional<Ballot> draft) {
        long assembly = viewer.assembly().id();
        Urls.Assembly urls = Urls.assembly(viewer.assembly().slug());
        Map<String, Object> model = new HashMap<>();
        model.put("urls", urls);
        model.put("meeting", viewer.assembly().title());
        model.put("items", SectionModels.items(agenda.items(assembly)));
        model.put("editing", draft.isPresent());
        model.put("template", "");
        String edit = draft.map(ballot -> urls.editBallot(ballot.id())).orElse("");
        model.put("action", edit.isEmpty() ? urls.chairBallots() : edit);
        model.put("here", edit.isEmpty() ? urls.newBallot() : edit);
        model.put("earlier", draft.isPresent() ? List.of() : ballots.list(assembly).reversed());
        return model;
    }
}
