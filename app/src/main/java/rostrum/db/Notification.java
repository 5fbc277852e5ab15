package rostrum.db;

import java.util.UUID;
import rostrum.live.Announcements;
import rostrum.live.Change;

/**
 * What travels between processes: keys only, as {@code process kind number thing time}.
 *
 * @param process who sent it
 * @param kind {@code changed} or {@code ended}
 * @param number the scope that changed, or the session that ended
 * @param thing what changed, or {@code -}
 * @param at milliseconds since 1970
 */
record Notification(UUID process, String kind, long number, String thing, long at) {
    static final String CHANNEL = "rostrum";

    private static final String CHANGED = "changed";
    private static final String ENDED = "ended";

    static Notification change(UUID process, long scope, String thing, long at) {
        return new Notification(process, CHANGED, scope, thing, at);
    }

    static Notification ended(UUID process, long session) {
        return new Notification(process, ENDED, session, "-", 0);
    }

    String encoded() {
        return process + " " + kind + " " + number + " " + thing + " " + at;
    }

    /**
     * @throws IllegalArgumentException if it is not one of ours
     */
    static Notification decode(String text) {
        String[] part = text.split(" ", -1);
        if (part.length != 5) {
            throw new IllegalArgumentException("not a notification: " + text);
        }
        return new Notification(
                UUID.fromString(part[0]),
                part[1],
                Long.parseLong(part[2]),
                part[3],
                Long.parseLong(part[4]));
    }

    void deliverTo(Announcements announcements) {
        switch (kind) {
            case CHANGED -> announcements.changed(new Change(number, thing, at));
            case ENDED -> announcements.ended(number);
            default -> throw new IllegalArgumentException("unknown notification: " + kind);
        }
    }
}
