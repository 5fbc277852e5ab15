package rostrum.bench;

/** One event of a stream; a field that was not sent is empty. */
record SseEvent(String id, String name, String data) {}
