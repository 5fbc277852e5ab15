/**
 * The connection to PostgreSQL: pool, transactions, schema check, notifications between processes.
 *
 * <p>Knows no feature: features bring their own SQL and say what kind of thing they changed.
 */
@NullMarked
package rostrum.db;

import org.jspecify.annotations.NullMarked;
