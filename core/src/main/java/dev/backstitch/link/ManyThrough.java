package dev.backstitch.link;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A collection that keeps nothing: its elements are those that the objects between refer to, so that both are one truth. To add an element makes an
 * object between, to remove one discards those that refer to it. Whatever asks or changes it reads the objects between, and loads them where they
 * are not loaded.
 */
final class ManyThrough<T, B> extends Many<T> {

    private final Hops<Object, B, T> hops;

    @SuppressWarnings("unchecked") // a link passes only its own owner
    <O> ManyThrough(End<O, T> end, O owner, Hops<O, B, T> hops) {
        super(end, owner);
        this.hops = (Hops<Object, B, T>) hops;
    }

    @Override
    public boolean isLoaded() {
        Many<B> between = between();
        return between.isLoaded()
                && between.present().stream().allMatch(each -> reference(each).isLoaded());
    }

    @Override
    public boolean add(T element) {
        return Mirror.heard(() -> connect(element));
    }

    @Override
    public boolean remove(@Nullable Object element) {
        return element != null && contains(element) && removeIf(member -> member == element);
    }

    @Override
    public boolean addAll(Collection<? extends T> elements) {
        List<T> all = new ArrayList<>(elements);
        return Mirror.heard(() -> connectAll(all));
    }

    @Override
    public void replaceWith(Collection<? extends T> elements) {
        Members<T> wanted = distinct(elements);
        Mirror.heard(() -> {
            removeIf(member -> !wanted.contains(member));
            return connectAll(wanted.where(element -> true));
        });
    }

    @Override
    public boolean removeIf(Predicate<? super T> predicate) {
        List<B> unwanted = new ArrayList<>();
        for (B each : between()) {
            T element = reference(each).get();
            if (element != null && predicate.test(element)) {
                unwanted.add(each);
            }
        }
        return Mirror.heard(() -> {
            unwanted.forEach(this::discard);
            return !unwanted.isEmpty();
        });
    }

    @Override
    public void link(Object... keys) {
        Mirror.heard(() -> {
            for (Object key : keys) {
                B fresh = hops.between().get();
                reference(fresh).setKey(Objects.requireNonNull(key, () -> LinkTexts.noNull(end().label())));
                between().add(fresh);
            }
            return true;
        });
    }

    @Override
    List<Object> keys() {
        return List.of();
    }

    @Override
    void dropKey(Object key) {}

    @Override
    Members<T> read() {
        Members<T> members = new Members<>();
        for (B each : between()) {
            T element = reference(each).get();
            if (element != null && !members.contains(element)) {
                members.append(element);
            }
        }
        return members;
    }

    /** What is reached through this is reached through the objects between. */
    @Override
    List<T> present() {
        return List.of();
    }

    @Override
    void forget() {}

    @Override
    void fill(Object[] loaded) {
        throw new IllegalStateException(end().label() + " keeps nothing of its own");
    }

    @Override
    Knowledge knows(Object target) {
        return contains(target) ? Knowledge.LINKED : Knowledge.NOT_LINKED;
    }

    @Override
    void put(T target) {
        throw new IllegalStateException(end().label() + " keeps nothing of its own");
    }

    @Override
    void drop(T target) {
        throw new IllegalStateException(end().label() + " keeps nothing of its own");
    }

    @Override
    @Nullable
    Object memento() {
        return null;
    }

    @Override
    void restore(@Nullable Object memento) {}

    private Many<B> between() {
        return (Many<B>) hops.toBetween().linkOf(owner());
    }

    private One<T> reference(B each) {
        return (One<T>) hops.toTarget().linkOf(each);
    }

    private boolean connectAll(List<T> elements) {
        boolean changed = false;
        for (T element : elements) {
            changed |= connect(element);
        }
        return changed;
    }

    /** The element first: what becomes reachable with the owner's link is whole then. */
    private boolean connect(T element) {
        if (contains(Objects.requireNonNull(element, () -> LinkTexts.noNull(end().label())))) {
            return false;
        }
        B fresh = hops.between().get();
        reference(fresh).set(element);
        return between().add(fresh);
    }

    private void discard(B each) {
        One<T> reference = reference(each);
        Attachment attachment = reference.attachment();
        if (attachment != null) {
            attachment.discard();
        }
        between().remove(each);
        reference.set(null);
    }
}
