package dev.backstitch.link;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way into links for those who manage objects: the mapping's checks, and a session, which attaches, fills and reads them without recording a
 * change. Not meant for applications: nothing here mirrors.
 */
public final class LinkAccess {

    private LinkAccess() {}

    /** The end whose {@code of(this)} made the link. */
    public static End<?, ?> end(Link<?> link) {
        return link.end();
    }

    public static Object owner(Link<?> link) {
        return link.owner();
    }

    public static @Nullable Attachment attachment(Link<?> link) {
        return link.attachment();
    }

    /** From now on the attachment is asked and told of changes. */
    public static void attach(Link<?> link, Attachment attachment) {
        link.attach(attachment);
    }

    /** Nobody manages the owner any more; what is loaded stays. */
    public static void detach(Link<?> link) {
        link.detach();
    }

    /** Turns a link into one that is not loaded, whatever it held. */
    public static void forget(Link<?> link) {
        if (link instanceof One<?> one) {
            one.forget();
        } else if (link instanceof Many<?> many) {
            many.forget();
        }
    }

    /** Fills a reference. */
    public static <T> void fill(One<T> one, @Nullable T target) {
        one.assign(target);
    }

    /**
     * Fills a collection with distinct objects; what was added and removed before is merged in.
     *
     * @param targets is the collection's from now on
     */
    public static void fill(Many<?> many, Object[] targets) {
        many.fill(targets);
    }

    /** The same with objects of which some may be there twice. */
    public static <T> void fillOnce(Many<T> many, Collection<T> targets) {
        many.fillOnce(targets);
    }

    /** Whether a collection that is not loaded has changes that wait. */
    public static boolean isChangedUnread(Link<?> link) {
        return link instanceof StoredMany<?> many && many.isChangedUnread();
    }

    /** Adds one object to a loaded collection that lacks it. */
    public static <T> void join(Many<T> many, T target) {
        if (many.knows(target) == Link.Knowledge.NOT_LINKED) {
            many.put(target);
        }
    }

    /** The target of a reference, null where it has none or is not loaded. */
    public static <T> @Nullable T peek(One<T> one) {
        return one.current();
    }

    /** What a collection holds, or was given before it was loaded. */
    public static <T> List<T> peek(Many<T> many) {
        return many.present();
    }

    /** Everything the link refers to, as far as that is known without a statement; a reference is filled first where that needs none. */
    public static <T> List<T> targets(Link<T> link) {
        if (link instanceof Many<T> many) {
            return many.present();
        }
        T target = link.occupant();
        return target == null ? List.of() : List.of(target);
    }

    /** Does something with everything the link refers to, as {@link #targets} tells; the link must not be changed by that. */
    public static <T> void forEachTarget(Link<T> link, Consumer<? super T> action) {
        if (link instanceof StoredMany<T> many) {
            many.forEachPresent(action);
        } else if (link instanceof Many<T> many) {
            many.present().forEach(action);
        } else {
            T target = link.occupant();
            if (target != null) {
                action.accept(target);
            }
        }
    }

    /** The same as {@code set} of a reference or {@code add} of a collection. */
    public static <T> void link(Link<T> link, T target) {
        Mirror.take(link, target);
    }

    /** The same as {@code remove} of a collection; of a reference, which refers to the target, that it refers to none. */
    public static <T> void unlink(Link<T> link, T target) {
        Mirror.release(link, target);
    }

    /** Whether the target is surely not linked, without a statement. */
    public static boolean lacks(Link<?> link, Object target) {
        return link.knows(target) == Link.Knowledge.NOT_LINKED;
    }

    /** What a link is now, for {@link #goBack}. */
    public static @Nullable Object memento(Link<?> link) {
        return link.memento();
    }

    /** A link is what it was, and keeps what was linked since; a reference that was given a target meanwhile stays as it is. */
    public static <T> void goBack(Link<T> link, @Nullable Object memento) {
        List<T> since = targets(link);
        if (link instanceof One<T> && !since.isEmpty()) {
            return;
        }
        Journal.touch(link);
        link.restore(memento);
        for (T target : since) {
            if (link.knows(target) != Link.Knowledge.LINKED) {
                link.put(target);
            }
        }
    }

    /** Fills a link that no row says anything of, but for what it was given meanwhile. */
    public static void empty(Link<?> link) {
        if (link.isLoaded() || !link.keys().isEmpty()) {
            return;
        }
        if (link instanceof One<?> one) {
            one.assign(null);
        } else if (link instanceof Many<?> many) {
            many.fill(new Object[0]);
        }
    }

    /** The keys by which objects were linked that are not loaded. */
    public static List<Object> keys(Link<?> link) {
        return link.keys();
    }

    /** The object with the key is there: it is linked itself instead. */
    public static void dropKey(Link<?> link, Object key) {
        link.dropKey(key);
    }

    /** Whether the link, rather than the row, says what is linked. */
    public static boolean decides(One<?> one) {
        return one.isLoaded() || one.givenKey() != null;
    }

    /** Whether the target could be linked without driving anything out, at either end. */
    public static <T> boolean hasRoom(Link<T> link, T target) {
        Link<Object> across = link.across(target);
        return link.occupant() == null && (across == null || across.occupant() == null);
    }

    /** Lets both ends show a link that rows say and that no change speaks against: as far as they are loaded, and have room. */
    public static void agree(Link<?> link, Object target, @Nullable Link<?> across) {
        if (across == null || show(across, link.owner())) {
            show(link, target);
        }
    }

    @SuppressWarnings("unchecked") // the target is of the link's class
    private static boolean show(Link<?> link, Object target) {
        if (link instanceof One<?> one) {
            if (one.current() == null) {
                ((One<Object>) one).assign(target);
            }
            return one.current() == target;
        }
        if (link.isLoaded()) {
            join((Many<Object>) link, target);
        }
        return true;
    }

    /** Rows say the target no more; nobody is told. What else they say of a reference is not known. */
    public static void leave(Link<?> link, Object target) {
        if (link instanceof One<?> one) {
            if (one.current() == target) {
                unread(one);
            }
        } else {
            dropFrom(link, target);
        }
    }

    /** A loaded link no longer shows a target, because rows say so: a collection lacks it, and a reference is not loaded any more. Nobody is told. */
    public static void part(Link<?> link, Object target) {
        if (link instanceof One<?> one) {
            if (one.current() == target) {
                unload(one);
            }
        } else if (link.isLoaded() && link.knows(target) == Link.Knowledge.LINKED) {
            dropFrom(link, target);
        }
    }

    @SuppressWarnings("unchecked") // the target is of the link's class
    private static void dropFrom(Link<?> link, Object target) {
        ((Link<Object>) link).drop(target);
    }

    /** Rows say the target now; nobody is told. */
    @SuppressWarnings("unchecked") // the target is of the link's class
    public static void enter(Link<?> link, Object target) {
        if (link instanceof One<?> one) {
            ((One<Object>) one).assign(target);
        } else if (link.knows(target) == Link.Knowledge.NOT_LINKED) {
            ((Link<Object>) link).put(target);
        }
    }

    /** From now on rows say what is linked, and nobody has read them. */
    public static void unread(Link<?> link) {
        Journal.touch(link);
        forget(link);
    }

    /** A link that is loaded is not loaded any more. */
    public static void unload(Link<?> link) {
        if (link.isLoaded()) {
            Journal.touch(link);
            forget(link);
        }
    }

    /** Of a link that was filled by nobody who knows the rows: what it holds it keeps, and of what it lacks nothing is known. */
    public static <T> void reopen(Link<T> link) {
        List<T> held = peekAll(link);
        if (link instanceof Many<T>) {
            unload(link);
            held.forEach(link::put);
        } else if (held.isEmpty() && link.keys().isEmpty()) {
            unload(link);
        }
    }

    /** What the link shows, or was given, without asking a session. */
    public static <T> List<T> peekAll(Link<T> link) {
        if (link instanceof Many<T> many) {
            return many.present();
        }
        T target = link instanceof One<T> one ? one.current() : null;
        return target == null ? List.of() : List.of(target);
    }

    /** A loaded collection has its members in another order, which no row has to follow. */
    public static <T> void arrange(Many<T> many, Collection<? extends T> ordered) {
        if (many instanceof StoredMany<T> stored
                && stored.isLoaded()
                && stored.present().size() == ordered.size()) {
            stored.reread(ordered);
        }
    }

    /** Whether the target is surely linked, without a statement. */
    public static boolean holds(Link<?> link, Object target) {
        return link.knows(target) == Link.Knowledge.LINKED;
    }

    /** What is kept of the link's owner for something that was asked of it; null where nothing is. */
    public static @Nullable List<?> kept(Link<?> link, Object asked) {
        Attachment attachment = link.attachment();
        return attachment == null ? null : attachment.kept(asked);
    }
}
