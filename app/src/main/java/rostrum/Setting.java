package rostrum;

import java.util.function.Function;

/**
 * One setting: its name, what it is for, what it is without being set, and how it is read.
 *
 * @param name of the environment variable; {@code NAME_FILE} names a file that holds the value
 * @param standard the value when nothing is set
 * @param secret whether it is masked wherever settings are printed
 * @param help one sentence for the operator
 * @param parse throws {@link IllegalArgumentException} with the rest of a sentence that begins with
 *     the name
 */
record Setting<T>(
        String name, String standard, boolean secret, String help, Function<String, T> parse) {

    static <T> Setting<T> of(String name, String standard, String help, Function<String, T> parse) {
        return new Setting<>(name, standard, false, help, parse);
    }
}
