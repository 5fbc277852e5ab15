package rostrum.rehearsal.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What one member is going to do.
 *
 * @param number from 0, in the order of the codes
 * @param arrives when she sets out, from the beginning
 * @param checksIn whether she does
 * @param drops whether she loses her connection when others do
 * @param slow whether she reads her stream slowly
 */
public record Person(
        int number, String code, Duration arrives, boolean checksIn, boolean drops, boolean slow) {

    /** The same for the same number: a rehearsal can be repeated. */
    private static final long SEED = 20_261;

    /**
     * Everybody, in the order of arrival. Evenly over the arrival's time, and those of the rush
     * evenly over the rush's.
     *
     * @param codes at least as many as there are members
     */
    public static List<Person> all(Profile profile, List<String> codes) {
        int members = profile.count(Figure.MEMBERS);
        List<Duration> arrivals = arrivals(profile);
        Random random = new Random(SEED);
        List<Integer> order = new ArrayList<>();
        for (int number = 0; number < members; number++) {
            order.add(number);
        }
        Collections.shuffle(order, random); // the register is sorted by something; arrivals are not
        List<Integer> slow = order.subList(0, Math.min(members, profile.count(Figure.SLOW)));
        boolean[] slowly = new boolean[members];
        slow.forEach(number -> slowly[number] = true);
        Collections.shuffle(order, random);
        List<Person> all = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            int number = order.get(i);
            all.add(
                    new Person(
                            number,
                            codes.get(number),
                            arrivals.get(i),
                            random.nextDouble() < profile.share(Figure.CHECK_IN),
                            random.nextDouble() < profile.share(Figure.DROP),
                            slowly[number]));
        }
        return all;
    }

    /** Somebody whose console or projector is there from the beginning. */
    public static Person screen(String code) {
        return new Person(-1, code, Duration.ZERO, false, false, false);
    }

    private static List<Duration> arrivals(Profile profile) {
        int members = profile.count(Figure.MEMBERS);
        long time = profile.time(Figure.ARRIVAL_TIME).toNanos();
        long rushFrom = profile.time(Figure.ARRIVAL_RUSH_FROM).toNanos();
        long rushTime = profile.time(Figure.ARRIVAL_RUSH_TIME).toNanos();
        int rush = (int) Math.round(members * profile.share(Figure.ARRIVAL_RUSH));
        List<Duration> all = new ArrayList<>();
        evenly(all, members - rush, 0, time);
        evenly(all, rush, rushFrom, rushTime);
        Collections.sort(all);
        return all;
    }

    private static void evenly(List<Duration> all, int count, long from, long time) {
        for (int i = 0; i < count; i++) {
            all.add(Duration.ofNanos(from + (long) ((double) time * i / count)));
        }
    }

    /** Her own source of chance for one purpose. */
    public RandomGenerator chance(long purpose) {
        // Not Random: its first numbers hardly differ where the seeds hardly differ.
        return new SplittableRandom(SEED + number * 1_000_003L + purpose * 7_919L);
    }
}
