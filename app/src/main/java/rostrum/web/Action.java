package rostrum.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import rostrum.web.http.Answers;
import rostrum.web.http.Visit;

/** A post that does something and then shows a page. */
abstract class Action extends HttpServlet {
    private static final long serialVersionUID = 1L;

    final transient Access access;

    Action(Access access) {
        this.access = access;
    }

    /** Does it; returns the address to look at next. */
    abstract String act(Visit visit);

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response) {
        Answers.seeOther(response, act(Visit.of(request)));
    }
}
