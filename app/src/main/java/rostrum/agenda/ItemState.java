package rostrum.agenda;

/** Where the assembly stands with an item; at most one item of an assembly is current. */
public enum ItemState {
    UPCOMING,
    CURRENT,
    DONE
}
