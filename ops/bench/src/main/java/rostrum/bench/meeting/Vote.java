package rostrum.bench.meeting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * A vote that is going to be sent.
 *
 * @param voter index into the voters
 * @param at when it is meant to be sent, after the start; latency counts from here
 */
record Vote(int voter, String choice, Duration at) {
    private static final int EVERY = 20;
    private static final Duration RETRY_WITHIN = Duration.ofSeconds(1);

    /**
     * One vote per voter, each at a random moment of its own slot, and a second sending of one in
     * twenty, unchanged and up to a second later: the impatient ones. In the order of sending.
     */
    static List<Vote> plan(int voters, Duration over, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int voter = 0; voter < voters; voter++) {
            order.add(voter);
        }
        Collections.shuffle(order, random);
        List<Vote> plan = new ArrayList<>();
        for (int slot = 0; slot < voters; slot++) {
            Duration at = part(over, (slot + random.nextDouble()) / voters);
            plan.add(new Vote(order.get(slot), choice(random), at));
        }
        for (int i = 0; i < voters; i += EVERY) {
            Vote vote = plan.get(i);
            Duration later = vote.at().plus(part(RETRY_WITHIN, random.nextDouble()));
            plan.add(
                    new Vote(
                            vote.voter(), vote.choice(), later.compareTo(over) < 0 ? later : over));
        }
        plan.sort(Comparator.comparing(Vote::at));
        return plan;
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share));
    }

    private static String choice(Random random) {
        double draw = random.nextDouble();
        return draw < 0.55 ? "yes" : draw < 0.9 ? "no" : "abstain";
    }
}
