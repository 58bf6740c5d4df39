package dev.backstitch.link;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Those who are told when links of one end are made and undone. An immutable value; what listeners do may change links in turn.
 *
 * @param <O> the class that holds the link
 * @param <T> the class on the other side
 */
public final class Listeners<O, T> {

    private static final Listeners<?, ?> NONE = new Listeners<>(List.of(), List.of());

    private final List<BiConsumer<? super O, ? super T>> linked;
    private final List<BiConsumer<? super O, ? super T>> unlinked;

    private Listeners(List<BiConsumer<? super O, ? super T>> linked, List<BiConsumer<? super O, ? super T>> unlinked) {
        this.linked = List.copyOf(linked);
        this.unlinked = List.copyOf(unlinked);
    }

    @SuppressWarnings("unchecked") // nobody is told anything
    public static <O, T> Listeners<O, T> none() {
        return (Listeners<O, T>) NONE;
    }

    public Listeners<O, T> withLinked(BiConsumer<? super O, ? super T> listener) {
        return new Listeners<>(plus(linked, listener), unlinked);
    }

    public Listeners<O, T> withUnlinked(BiConsumer<? super O, ? super T> listener) {
        return new Listeners<>(linked, plus(unlinked, listener));
    }

    public boolean isEmpty() {
        return linked.isEmpty() && unlinked.isEmpty();
    }

    void tell(boolean made, O owner, T target) {
        for (BiConsumer<? super O, ? super T> listener : made ? linked : unlinked) {
            listener.accept(owner, target);
        }
    }

    private static <L> List<L> plus(List<L> listeners, L listener) {
        List<L> all = new ArrayList<>(listeners);
        all.add(listener);
        return all;
    }
}
