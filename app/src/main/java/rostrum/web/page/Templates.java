package rostrum.web.page;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page templates. All are parsed at the start, so that a broken one is found by a deploy and
 * not by a visitor; in development they are re-read from disk instead.
 */
final class Templates {
    static final List<String> ALL =
            List.of(
                    "home",
                    "assembly",
                    "ballot",
                    "ballots",
                    "papers",
                    "votes",
                    "receipt",
                    "urn",
                    "sign-in",
                    "projector",
                    "chair",
                    "chair-ballot",
                    "prepare",
                    "proxies",
                    "organise",
                    "organiser-sign-in",
                    "register",
                    "codes",
                    "failure",
                    "failure-in-place",
                    "vote-in-place",
                    "_meeting",
                    "_notices",
                    "_current",
                    "_agenda",
                    "_attendance",
                    "_presence",
                    "_ballot",
                    "_turnout",
                    "_stage",
                    "_chair-meeting",
                    "_chair-agenda",
                    "_chair-drafts",
                    "_chair-ballots",
                    "_chair-notices");

    private final Configuration configuration;

    Templates(Optional<Path> folder) throws IOException {
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(loader(folder));
        configuration.setDefaultEncoding("UTF-8");
        configuration.setLocalizedLookup(false);
        configuration.setNumberFormat("c");
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setWrapUncheckedExceptions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setWhitespaceStripping(true);
        // In the jar nothing changes; from a folder everything may.
        configuration.setTemplateUpdateDelayMilliseconds(folder.isPresent() ? 0 : Long.MAX_VALUE);
        for (String name : ALL) {
            configuration.getTemplate(name + ".ftlh");
        }
    }

    private static TemplateLoader loader(Optional<Path> folder) throws IOException {
        return folder.isPresent()
                ? new FileTemplateLoader(folder.get().toFile())
                : new ClassTemplateLoader(Templates.class, "/templates");
    }

    String render(String name, Map<String, Object> model) {
        try {
            Template template = configuration.getTemplate(name + ".ftlh");
            StringWriter out = new StringWriter(4096);
            template.process(model, out);
            return out.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("template " + name, e);
        }
    }
}
