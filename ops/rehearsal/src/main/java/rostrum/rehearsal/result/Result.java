package rostrum.rehearsal.result;

import java.util.List;
import java.util.Map;

/**
 * All that one rehearsal measured, without any judgement. Moments are milliseconds since 1970,
 * durations milliseconds, unless a name says otherwise.
 *
 * @param startedAt when the first member set out
 * @param endedAt when the last thing was compared
 * @param environment as the operator calls it, such as staging
 * @param site its address
 * @param version of Rostrum on the server; empty when it did not say
 * @param profile every figure it was played with, by its name in a profile
 * @param complete false: interrupted; what is there is what was known then
 * @param phases in the order they began
 * @param seconds one for each second, in order
 * @param timings one for each kind of request, in the order of an arrival
 * @param deliveries one for each kind of section, and one named "all", which leaves out the
 *     counters that wait by design: attendance, turnout and presence
 * @param returns one for each time that many streams ended together
 * @param server one for each second that the server was watched; empty: it was not
 * @param failures different ones, as sentences, with how often
 */
public record Result(
        long startedAt,
        long endedAt,
        String environment,
        String site,
        String version,
        Map<String, String> profile,
        boolean complete,
        List<Phase> phases,
        List<Second> seconds,
        List<Timing> timings,
        List<Timing> deliveries,
        Counts counts,
        List<Return> returns,
        List<Sample> server,
        Generator generator,
        Map<String, Long> failures) {

    /** Something that happened, for the time line: arrival, ballot, result, drop, deploy, end. */
    public record Phase(String name, long from, long until) {}

    /**
     * What the generator saw within a second.
     *
     * @param at its beginning
     * @param members signed in
     * @param streams open
     * @param requests answered, without streams
     * @param failed requests and streams
     * @param votes acknowledged
     * @param events received that are among the deliveries named "all"
     * @param deliveryP50 of those that are among "all", in milliseconds; 0 without any
     * @param deliveryP99 likewise
     * @param deliveryMax likewise
     */
    public record Second(
            long at,
            int members,
            int streams,
            int requests,
            int failed,
            int votes,
            int events,
            double deliveryP50,
            double deliveryP99,
            double deliveryMax) {}

    /**
     * How long one kind of thing took, in milliseconds, each counted from its intended moment.
     *
     * @param name connect, page, style, script, sign-in, check-in, stream, vote, ...; or of a
     *     section
     * @param count those that were answered as they should be
     * @param failed the others
     */
    public record Timing(
            String name,
            long count,
            long failed,
            double p50,
            double p90,
            double p99,
            double p999,
            double max) {}

    /**
     * What was compared at the end.
     *
     * @param events received
     * @param lost sections that a page did not show in their final state at the end
     * @param duplicated events that brought what the page showed already
     * @param backwards events older than what the page showed
     * @param voters who tried to vote
     * @param acknowledged of their votes, those that got a receipt
     * @param unsure of their votes, those without an answer
     * @param missing acknowledged, but not in the published count
     * @param doubled counted more than once
     * @param differs published choices that differ from the last one acknowledged
     * @param checkedIn acknowledged
     * @param attendance as the site shows it at the end
     */
    public record Counts(
            long events,
            long lost,
            long duplicated,
            long backwards,
            long voters,
            long acknowledged,
            long unsure,
            long missing,
            long doubled,
            long differs,
            long checkedIn,
            long attendance) {}

    /**
     * Streams that ended together and came back.
     *
     * @param name what ended them: drop or deploy
     * @param at when the first ended
     * @param streams how many ended
     * @param unasked of a deploy: how many ended without its goodbye
     * @param back how many came back
     * @param back99 after how many milliseconds 99 % were back; -1: never
     * @param backAll after how many milliseconds all were back; -1: never
     */
    public record Return(
            String name, long at, int streams, int unasked, int back, long back99, long backAll) {}

    /**
     * The machine that plays the members.
     *
     * @param processors it may use
     * @param cpuPercent of one processor that this program took, on average; 100: one of them
     * @param busiestPercent in its busiest second
     * @param machinePercent of all processors together, in the machine's busiest second, whoever
     *     used them
     * @param lateMillis by how much the program was at most late with something it had planned
     * @param lateP99Millis likewise for 99 % of what it had planned
     */
    public record Generator(
            int processors,
            double cpuPercent,
            double busiestPercent,
            double machinePercent,
            double lateMillis,
            double lateP99Millis) {}
}
