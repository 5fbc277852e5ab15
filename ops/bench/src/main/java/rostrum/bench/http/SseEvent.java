package rostrum.bench.http;

/** One event of a stream; a field that was not sent is empty. */
public record SseEvent(String id, String name, String data) {}
