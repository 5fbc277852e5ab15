package rostrum.agenda;

/**
 * A numbered step of the agenda.
 *
 * @param position 1 and up, without gaps
 * @param title 1 to 200 characters, one line
 * @param markdown up to 20,000 characters, see {@link Markdown}
 */
public record AgendaItem(
        long id, long assemblyId, int position, String title, String markdown, ItemState state) {}
