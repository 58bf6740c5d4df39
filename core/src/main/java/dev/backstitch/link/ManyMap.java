package dev.backstitch.link;

import dev.backstitch.error.UsageException;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A collection whose elements are found by a property of theirs, their key. An element whose key changes is found by the new one. Two elements with one
 * key are refused before anything changes; elements whose key is null, of which there may be any number, are found by none.
 *
 * @param <K> the class of the keys
 * @param <T> the class of the elements
 */
public final class ManyMap<K, T> extends StoredMany<T> {

    private final Function<? super T, ? extends @Nullable K> keyOf;

    /** Elements by the key they had when it was last looked at; null until somebody asks. */
    private @Nullable Map<K, T> index;

    private ManyMap(End<?, T> end, Object owner, Function<? super T, ? extends @Nullable K> keyOf) {
        super(end, owner);
        this.keyOf = keyOf;
    }

    /** The collection of one owner; mappings call it from {@code of(this)}. */
    public static <O, K, T> ManyMap<K, T> of(End<O, T> end, O owner, Function<? super T, ? extends @Nullable K> keyOf) {
        return new ManyMap<>(end, owner, keyOf);
    }

    /**
     * The element with a key, or null where there is none. Takes constant time where there is one that had the key before, and looks at all elements
     * otherwise, since a property tells nobody that it changed.
     */
    public @Nullable T byKey(K key) {
        Members<T> members = read();
        if (members == null) {
            return null;
        }
        T found = index(members).get(key);
        if (found != null && members.contains(found) && key.equals(keyOf.apply(found))) {
            return found;
        }
        for (T each : members.where(member -> key.equals(keyOf.apply(member)))) {
            index = null;
            return each;
        }
        return null;
    }

    /** Whether an element has the key. */
    public boolean containsKey(K key) {
        return byKey(key) != null;
    }

    /** Removes and returns the element with a key; null where there is none. */
    public @Nullable T removeKey(K key) {
        T found = byKey(key);
        if (found != null) {
            remove(found);
        }
        return found;
    }

    /**
     * The elements by their keys as they are now, in the order of the collection; those without a key are left out.
     *
     * @throws UsageException where two elements have come to have one key
     */
    public Map<K, T> toMap() {
        Members<T> members = read();
        return members == null ? Map.of() : Collections.unmodifiableMap(keyed(members.where(member -> true)));
    }

    @Override
    void requireRoom(T newcomer) {
        requireRoom(List.of(newcomer), List.of());
    }

    @Override
    void requireRoom(List<T> newcomers, List<T> leaving) {
        Members<T> gone = distinct(leaving);
        Members<T> coming = distinct(newcomers);
        Map<K, T> all = keyed(newcomers);
        all.forEach((key, newcomer) -> {
            T member = isLoaded() ? byKey(key) : keyed(present()).get(key);
            if (member != null && member != newcomer && !gone.contains(member) && !coming.contains(member)) {
                throw new UsageException(LinkTexts.twoWithOneKey(end().label(), key));
            }
        });
    }

    @Override
    void rearranged() {
        index = null;
    }

    @Override
    void put(T target) {
        super.put(target);
        K key = index == null ? null : keyOf.apply(target);
        if (index != null && key != null) {
            index.put(key, target);
        }
    }

    private Map<K, T> index(Members<T> members) {
        Map<K, T> known = index;
        if (known == null) {
            known = new HashMap<>(keyed(members.where(member -> true)));
            index = known;
        }
        return known;
    }

    private Map<K, T> keyed(List<T> elements) {
        Map<K, T> keyed = new LinkedHashMap<>();
        for (T element : elements) {
            K key = keyOf.apply(element);
            T twin = key == null ? null : keyed.put(key, element);
            if (twin != null && twin != element) {
                throw new UsageException(LinkTexts.twoWithOneKey(end().label(), key));
            }
        }
        return keyed;
    }
}
