package dev.backstitch.link;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what links were before this thread changed them, so that all of it can be taken back: a change that a listener refuses, what a nested
 * transaction did. Begun and closed by one thread; what is done meanwhile by others is none of its business. Not meant for applications.
 */
public final class Journal implements AutoCloseable {

    /** How many are open in all threads: while it is 0, and that is nearly always, a change looks no further. */
    private static final AtomicInteger OPEN = new AtomicInteger();

    private static final ThreadLocal<@Nullable Journal> CURRENT = new ThreadLocal<>();

    private final @Nullable Journal outer;
    private final IdentityHashMap<Link<?>, @Nullable Object> before = new IdentityHashMap<>();
    private final IdentityHashMap<Ledger, Integer> ledgers = new IdentityHashMap<>();
    private final List<Runnable> notices = new ArrayList<>();

    private Journal(@Nullable Journal outer) {
        this.outer = outer;
    }

    /** From now on this thread's changes of links are kept here. */
    public static Journal begin() {
        Journal journal = new Journal(CURRENT.get());
        CURRENT.set(journal);
        OPEN.incrementAndGet();
        return journal;
    }

    static @Nullable Journal current() {
        return OPEN.getPlain() == 0 ? null : CURRENT.get();
    }

    /** A link is about to change. */
    static void touch(Link<?> link) {
        Journal journal = current();
        if (journal != null && !journal.before.containsKey(link)) {
            journal.before.put(link, link.memento());
        }
    }

    /** Those who manage the link are about to be told, and its listeners later. */
    <T> void note(Link<T> link, @Nullable T target, boolean made) {
        Attachment attachment = link.attachment();
        if (attachment != null) {
            ledgers.computeIfAbsent(attachment.ledger(), Ledger::open);
        }
        Listeners<Object, T> listeners = link.end().listeners();
        if (target != null && !listeners.isEmpty()) {
            Object owner = link.owner();
            notices.add(() -> listeners.tell(made, owner, target));
        }
    }

    /** Tells the listeners of all that changed since this began. */
    void tell() {
        List<Runnable> all = List.copyOf(notices);
        notices.clear();
        all.forEach(Runnable::run);
    }

    /** Every link is again what it was when this began, and whoever manages them knows of nothing. */
    public void undo() {
        before.forEach(Link::restore);
        before.clear();
        ledgers.forEach(Ledger::takeBack);
    }

    /** What was changed stays, unless an outer journal takes it back. */
    @Override
    public void close() {
        OPEN.decrementAndGet();
        if (outer == null) {
            CURRENT.remove();
            ledgers.keySet().forEach(Ledger::close);
            return;
        }
        CURRENT.set(outer);
        before.forEach((link, memento) -> {
            if (!outer.before.containsKey(link)) {
                outer.before.put(link, memento);
            }
        });
        ledgers.forEach((ledger, since) -> {
            if (outer.ledgers.putIfAbsent(ledger, since) != null) {
                ledger.close();
            }
        });
    }
}
