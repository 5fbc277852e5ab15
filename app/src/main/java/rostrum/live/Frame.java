package rostrum.live;

import rostrum.live.Source.Rendered;

/**
 * One section in one state, rendered and encoded once. Immutable.
 *
 * @param section its id
 * @param rendered its element and hash
 * @param at when the oldest change it shows was committed, in milliseconds since 1970
 * @param block the event's bytes
 */
record Frame(String section, Rendered rendered, long at, Block block) {
    static Frame of(String section, Rendered rendered, long at) {
        return new Frame(section, rendered, at, Block.of(event(section, rendered, at)));
    }

    // https://html.spec.whatwg.org/multipage/server-sent-events.html
    private static String event(String section, Rendered rendered, long at) {
        StringBuilder text = new StringBuilder(rendered.html().length() + 128);
        text.append("id: ").append(at).append('-').append(rendered.hash());
        text.append("\nevent: ").append(section).append('\n');
        rendered.html().lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        return text.append('\n').toString();
    }
}
