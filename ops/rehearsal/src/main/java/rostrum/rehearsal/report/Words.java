package rostrum.rehearsal.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures as people read them. */
final class Words {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final double KILO = 1024;

    private Words() {}

    /** Such as 12,345. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as 1 vote, 2 votes. */
    static String count(long number, String one, String many) {
        return count(number) + ' ' + (number == 1 ? one : many);
    }

    /** Milliseconds, such as 4.2 ms, 480 ms, 1.3 s, 2 min 5 s. */
    static String millis(double millis) {
        if (millis < 10 && millis != Math.rint(millis)) {
            return String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 1000) {
            return Math.round(millis) + " ms";
        }
        if (millis < 60_000) {
            String seconds = String.format(Locale.ROOT, "%.1f", millis / 1000);
            return (seconds.endsWith(".0") ? seconds.substring(0, seconds.length() - 2) : seconds)
                    + " s";
        }
        Duration time = Duration.ofSeconds(Math.round(millis / 1000));
        return time.toMinutes()
                + " min"
                + (time.toSecondsPart() == 0 ? "" : " " + time.toSecondsPart() + " s");
    }

    static String millis(long millis) {
        return millis((double) millis);
    }

    static String time(Duration duration) {
        return millis(duration.toMillis());
    }

    static String bytes(long bytes) {
        return bytes((double) bytes);
    }

    /** Bytes, such as 512 kB, 960 MB, 1.9 GB; of 1,024 each. */
    static String bytes(double bytes) {
        if (bytes == 0) {
            return "0";
        }
        if (bytes < KILO * KILO) {
            return String.format(Locale.ROOT, "%,.0f kB", bytes / KILO);
        }
        if (bytes < 10 * KILO * KILO * KILO) {
            return String.format(Locale.ROOT, "%,.0f MB", bytes / KILO / KILO);
        }
        return String.format(Locale.ROOT, "%,.1f GB", bytes / KILO / KILO / KILO);
    }

    /**
     * A share, such as 86 %.
     *
     * @param share 1 is all
     */
    static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /** Such as 2026-11-21 15:12, of UTC. */
    static String moment(long millis) {
        return MOMENT.format(Instant.ofEpochMilli(millis));
    }

    /** Time since the beginning, such as 4:05. */
    static String clock(long millis) {
        long seconds = Math.max(0, millis / 1000);
        return String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
    }
}
