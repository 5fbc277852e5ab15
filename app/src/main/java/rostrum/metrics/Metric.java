package rostrum.metrics;

/** Every metric there is: its name and its help text. */
public enum Metric {
    INFO("rostrum_info", "What runs: the release, by its name"),
    STREAMS("rostrum_streams", "Event streams open now"),
    FRAMES("rostrum_frames", "Sections rendered into a new frame"),
    RENDERING("rostrum_rendering_seconds", "Time to render one section, by outcome"),
    DELIVERY(
            "rostrum_delivery_seconds", "From the commit of a change to the write to a subscriber"),
    DROPPED("rostrum_streams_dropped", "Streams dropped because the client did not read"),
    REQUESTS("rostrum_request_seconds", "Time to answer a request, by outcome; without streams"),
    VOTES("rostrum_vote_seconds", "Time to answer a vote, by outcome"),
    VOTES_RECORDED("rostrum_votes_recorded", "Papers recorded, also those that replace others"),
    VOTES_WAITING("rostrum_votes_waiting", "Votes that wait for the group before them"),
    VOTE_GROUPS(
            "rostrum_vote_group_seconds",
            "Time to commit a group of votes in one transaction, by outcome"),
    POOL_ACTIVE("rostrum_database_connections_active", "Database connections in use"),
    POOL_WAITING("rostrum_database_connections_waiting", "Callers waiting for a connection"),
    POOL_WAIT("rostrum_database_wait_seconds", "Time a caller waited for a connection"),
    HEAP("jvm_heap_used_bytes", "Heap in use"),
    HEAP_MAX("jvm_heap_max_bytes", "Heap that may be used"),
    THREADS("jvm_threads", "Platform threads alive"),
    GC("jvm_gc_seconds", "Time spent in garbage collection since the start"),
    CPU("process_cpu_seconds", "CPU time used since the start"),
    DESCRIPTORS("process_open_fds", "Open file descriptors"),
    UPTIME("process_uptime_seconds", "Time since the start");

    private final String text;
    private final String help;

    Metric(String text, String help) {
        this.text = text;
        this.help = help;
    }

    /** The name. */
    public String text() {
        return text;
    }

    public String help() {
        return help;
    }
}
