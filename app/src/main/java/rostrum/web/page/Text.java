package rostrum.web.page;

import freemarker.template.SimpleScalar;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import java.util.List;

/** {@code t("key", arguments...)} in templates. */
record Text(String language) implements TemplateMethodModelEx {
    @Override
    @SuppressWarnings("rawtypes") // as the library declares it
    public Object exec(List arguments) throws TemplateModelException {
        Object[] values = new Object[arguments.size() - 1];
        for (int i = 0; i < values.length; i++) {
            values[i] = value((TemplateModel) arguments.get(i + 1));
        }
        return new SimpleScalar(Languages.text(language, arguments.getFirst().toString(), values));
    }

    private static Object value(TemplateModel argument) throws TemplateModelException {
        return argument instanceof TemplateNumberModel number
                ? number.getAsNumber()
                : argument.toString();
    }
}
