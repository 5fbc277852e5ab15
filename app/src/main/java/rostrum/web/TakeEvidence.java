package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import rostrum.evidence.Dossier;
import rostrum.evidence.EvidenceFile;
import rostrum.voting.Ballot;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;

/** One of the files with which a count can be checked. */
final class TakeEvidence extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Access access;
    private final transient Disclosure disclosure;
    private final EvidenceFile file;

    TakeEvidence(Access access, Disclosure disclosure, EvidenceFile file) {
        this.access = access;
        this.disclosure = disclosure;
        this.file = file;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Visit visit = Visit.of(request);
        Viewer viewer = access.look(visit);
        long number = visit.pathNumber("id");
        Ballot ballot =
                file == EvidenceFile.URN
                        ? disclosure.papers(viewer, number)
                        : disclosure.everything(viewer, number);
        Dossier dossier = disclosure.dossier(ballot);
        Answers.download(
                request,
                response,
                file.type(),
                "ballot-" + number + "-" + file.fileName(),
                out -> file.write(dossier, out));
    }
}
