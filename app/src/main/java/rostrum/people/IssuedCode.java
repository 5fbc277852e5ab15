package rostrum.people;

/**
 * A new access code, this once in clear: only its hash is stored.
 *
 * @param code as it is shown, {@code XXXX-XXXX-XXXX}
 */
public record IssuedCode(String number, String name, Role role, String code) {
    /** Without the code, which must not slip into a log. */
    @Override
    public String toString() {
        return "IssuedCode[number=" + number + ", name=" + name + ", role=" + role + "]";
    }
}
