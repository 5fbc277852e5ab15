package rostrum.rehearsal.report;

import rostrum.rehearsal.result.Sample;

/**
 * What a server can run out of. What could not be read is {@link Double#NaN} or less than zero, and
 * so never used up.
 */
public enum Resource {
    // A queue grows before the last per cent is used; a second at the limit is no harm, three are.
    CPU("processor", true, 0.95, 3),
    MEMORY("memory", true, 0.95, 1),
    // A page is 4 kB: 1 MB a second is no longer the tidying up of what nobody uses.
    SWAP("swap", false, 256, 1),
    NGINX_DESCRIPTORS("nginx descriptors", true, 0.95, 1),
    APPLICATION_DESCRIPTORS("application descriptors", true, 0.95, 1),
    POOL("database connections", false, 1, 3),
    DISK("disk", true, 0.95, 3),
    LISTEN_QUEUE("listen queue", false, 1, 1),
    GARBAGE_COLLECTION("garbage collection", false, 500, 1);

    private final String words;
    private final boolean gradual;
    private final double saturation;
    private final int seconds;

    Resource(String words, boolean gradual, double saturation, int seconds) {
        this.words = words;
        this.gradual = gradual;
        this.saturation = saturation;
        this.seconds = seconds;
    }

    public String words() {
        return words;
    }

    /** Whether it is used more and more; of the others one sees only that they are used up. */
    boolean gradual() {
        return gradual;
    }

    /** The value of {@link #used} from which on there is no more to be had. */
    double saturation() {
        return saturation;
    }

    /** For so many seconds in a row, before it counts. */
    int seconds() {
        return seconds;
    }

    /** How much of it is in use: a share of 1, or just a figure where it is not gradual. */
    double used(Sample sample) {
        return switch (this) {
            case CPU -> share(sample.cpu(), 100 * sample.processors());
            case MEMORY -> share(sample.memoryUsed(), sample.memoryTotal());
            case SWAP -> (double) sample.swapped();
            case NGINX_DESCRIPTORS -> share(sample.descriptorsNginx(), sample.descriptorLimit());
            case APPLICATION_DESCRIPTORS ->
                    share(sample.descriptorsApplication(), sample.descriptorLimit());
            case POOL -> (double) sample.poolWaiting();
            case DISK -> share(sample.diskBusy(), 100);
            case LISTEN_QUEUE -> (double) sample.listenDrops();
            case GARBAGE_COLLECTION -> sample.gcMillis();
        };
    }

    boolean saturated(Sample sample) {
        return used(sample) >= saturation;
    }

    /** Its value as an administrator says it. */
    String value(Sample sample) {
        return switch (this) {
            case CPU ->
                    "%s of %s %s used"
                            .formatted(
                                    Words.percent(used(sample)),
                                    number(sample.processors()),
                                    sample.processors() == 1 ? "processor" : "processors");
            case MEMORY ->
                    "%s of %s used"
                            .formatted(
                                    Words.bytes(sample.memoryUsed()),
                                    Words.bytes(sample.memoryTotal()));
            case SWAP -> Words.bytes(sample.swapped() * 4096.0) + " in or out within a second";
            case NGINX_DESCRIPTORS -> descriptors(sample.descriptorsNginx(), sample);
            case APPLICATION_DESCRIPTORS -> descriptors(sample.descriptorsApplication(), sample);
            case POOL ->
                    "%s waited, %s in use"
                            .formatted(
                                    Words.count(sample.poolWaiting(), "caller", "callers"),
                                    Words.count(sample.poolActive()));
            case DISK -> Words.percent(used(sample)) + " busy";
            case LISTEN_QUEUE ->
                    Words.count(sample.listenDrops(), "connection refused", "connections refused");
            case GARBAGE_COLLECTION -> Words.millis(sample.gcMillis()) + " of a second";
        };
    }

    private static String number(double processors) {
        return processors == Math.rint(processors)
                ? Words.count(Math.round(processors))
                : String.valueOf(processors);
    }

    private static String descriptors(long used, Sample sample) {
        return Words.count(used) + " of " + Words.count(sample.descriptorLimit()) + " used";
    }

    private static double share(long value, long limit) {
        return share((double) value, (double) limit);
    }

    private static double share(double value, double limit) {
        return value < 0 || limit <= 0 ? Double.NaN : value / limit;
    }
}
