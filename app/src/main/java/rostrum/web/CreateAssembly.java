package rostrum.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Function;
import rostrum.Refused;
import rostrum.Refused.Reason;
import rostrum.assembly.Assemblies;
import rostrum.assembly.Assembly;
import rostrum.assembly.NewAssembly;
import rostrum.assembly.Visibility;
import rostrum.web.http.Visit;
import rostrum.web.page.Urls;

/** An organiser creates an assembly; next comes its register. */
final class CreateAssembly extends Action {
    private static final long serialVersionUID = 1L;

    private final transient Assemblies assemblies;

    CreateAssembly(Access access, Assemblies assemblies) {
        super(access);
        this.assemblies = assemblies;
    }

    @Override
    String act(Visit visit) {
        access.organiser(visit);
        Assembly assembly =
                assemblies.create(
                        new NewAssembly(
                                visit.field("slug", 64),
                                visit.field("title", 200),
                                parsed(visit, "starts", LocalDateTime::parse),
                                parsed(visit, "ends", LocalDateTime::parse),
                                parsed(visit, "zone", ZoneId::of),
                                Choice.of(Visibility.class, visit, "visibility"),
                                parsed(visit, "quorum", CreateAssembly::decimal)));
        return Urls.assembly(assembly.slug()).register();
    }

    private static <T> T parsed(Visit visit, String field, Function<String, T> parser) {
        try {
            return parser.apply(visit.field(field, 60));
        } catch (DateTimeException | NumberFormatException e) {
            throw new Refused(Reason.INPUT_INVALID, field);
        }
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text.replace(',', '.'));
    }
}
