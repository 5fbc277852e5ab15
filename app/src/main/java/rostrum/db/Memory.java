package rostrum.db;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import rostrum.live.Announcements;
import rostrum.live.Change;

/**
 * What was read from the database, kept until something of its kind changes, here or in another
 * process. While changes may be missed nothing is kept. Thread-safe.
 *
 * <p>A change replaces the whole store. Whoever began to read before it puts what he read into the
 * old one, where nobody finds it: there is no moment at which an old value can slip in.
 */
public final class Memory<K, V> implements Announcements {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Predicate<String> things;
    private final ToLongFunction<V> owner;
    private final int size;

    /** Longer than a value can be kept, so that none outlives its owner. */
    private final Cache<Long, Boolean> ended =
            Caffeine.newBuilder()
                    .expireAfterWrite(LONGEST.multipliedBy(2))
                    .executor(Runnable::run)
                    .build();

    private volatile Cache<K, V> kept;
    private volatile boolean certain;

    /**
     * @param size so many values at most
     * @param things is asked which kinds of change touch them
     * @param owner whose a value is, see {@link Announcements#ended}; 0: nobody's
     */
    Memory(int size, Predicate<String> things, ToLongFunction<V> owner) {
        this.size = size;
        this.things = things;
        this.owner = owner;
        this.kept = empty();
    }

    private Cache<K, V> empty() {
        return Caffeine.newBuilder()
                .maximumSize(size)
                .expireAfterWrite(LONGEST)
                .executor(Runnable::run)
                .build();
    }

    /** The value, from memory if it is there; what does not exist is asked for again each time. */
    public Optional<V> get(K key, Supplier<Optional<V>> read) {
        if (!certain) {
            return read.get();
        }
        Cache<K, V> now = kept;
        V known = now.getIfPresent(key);
        if (known != null && ended.getIfPresent(owner.applyAsLong(known)) == null) {
            return Optional.of(known);
        }
        Optional<V> value = read.get();
        value.ifPresent(v -> now.put(key, v));
        return value;
    }

    @Override
    public void changed(Change change) {
        if (things.test(change.thing())) {
            kept = empty();
        }
    }

    @Override
    public void ended(long gone) {
        ended.put(gone, true);
    }

    @Override
    public void uncertain() {
        certain = false;
    }

    @Override
    public void certain() {
        kept = empty();
        certain = true;
    }
}
