package rostrum.rehearsal.report;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import rostrum.rehearsal.result.Result.Second;
import rostrum.rehearsal.result.Sample;

/** A sample in which some figures are others. */
final class Change {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Change(Sample sample) {
        try {
            for (RecordComponent component : Sample.class.getRecordComponents()) {
                values.put(component.getName(), component.getAccessor().invoke(sample));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    Change cpu(double all, double nginx, double application, double database, double other) {
        return set("cpu", all)
                .set("cpuNginx", nginx)
                .set("cpuApplication", application)
                .set("cpuDatabase", database)
                .set("cpuOther", other);
    }

    Change memory(long used) {
        return set("memoryUsed", used);
    }

    Change swapped(long pages) {
        return set("swapped", pages);
    }

    Change descriptors(long nginx, long application) {
        return set("descriptorsNginx", nginx).set("descriptorsApplication", application);
    }

    Change disk(double busy) {
        return set("diskBusy", busy);
    }

    Change waiting(long callers) {
        return set("poolWaiting", callers);
    }

    Change drops(long connections) {
        return set("listenDrops", connections);
    }

    Change gc(double millis) {
        return set("gcMillis", millis);
    }

    Sample sample() {
        try {
            Class<?>[] types =
                    Arrays.stream(Sample.class.getRecordComponents())
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new);
            Constructor<Sample> constructor = Sample.class.getDeclaredConstructor(types);
            return constructor.newInstance(values.values().toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Second delivery(Second second, double p99) {
        return new Second(
                second.at(),
                second.members(),
                second.streams(),
                second.requests(),
                second.failed(),
                second.votes(),
                second.events(),
                second.deliveryP50(),
                p99,
                p99 * 2);
    }

    private Change set(String name, Object value) {
        if (values.replace(name, value) == null) {
            throw new IllegalArgumentException("no such figure: " + name);
        }
        return this;
    }
}
