package rostrum.people;

/**
 * Somebody who creates assemblies on this site.
 *
 * @param email in lower case
 */
public record Organiser(long id, String email) {}
