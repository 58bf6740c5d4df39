package dev.backstitch.link;

import dev.backstitch.link.Link.Knowledge;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one place where links change. A change is a pair of links, here and across; what it releases and takes is found and admitted first, and only
 * then are both ends written and those told who manage them. Where the other end is a collection or a reference makes no difference.
 */
final class Mirror {

    private Mirror() {}

    /** Links the target; false where it is linked already. */
    static <T> boolean take(Link<T> here, T target) {
        return here.end().listened() ? heard(() -> takeNow(here, target)) : takeNow(here, target);
    }

    private static <T> boolean takeNow(Link<T> here, T target) {
        Link<Object> there = across(here, target);
        if (there != null && there != here && here.isFree() && there.isFree() && Journal.current() == null) {
            return takeFree(here, there, target);
        }
        admitTaking(here, there, target);
        here.requireRoom(target);
        return takeAdmitted(here, there, target);
    }

    /** A hot path, and the same with all left out that would do nothing: nobody is to be asked or told, and nobody stands in the way. */
    private static <T> boolean takeFree(Link<T> here, Link<Object> there, T target) {
        Object owner = here.owner();
        here.requireRoom(target);
        there.requireRoom(owner);
        if (known(here, there, target) == Knowledge.LINKED) {
            return false;
        }
        there.put(owner);
        here.put(target);
        return true;
    }

    /** Unlinks the target; false where it is not linked. */
    static <T> boolean release(Link<T> here, T target) {
        return here.end().listened() ? heard(() -> releaseNow(here, target)) : releaseNow(here, target);
    }

    private static <T> boolean releaseNow(Link<T> here, T target) {
        if (known(here, here.across(target), target) == Knowledge.NOT_LINKED) {
            return false;
        }
        admitReleasing(here, target);
        releaseAdmitted(here, target);
        return true;
    }

    /** Does a change of several links of one end, which is taken back as a whole where a listener throws. */
    static boolean change(Link<?> here, BooleanSupplier change) {
        return here.end().listened() ? heard(change) : change.getAsBoolean();
    }

    /** Does a change of links that listeners hear of when it is done; where one of them throws, nothing was changed. */
    static boolean heard(BooleanSupplier change) {
        try (Journal journal = Journal.begin()) {
            try {
                boolean changed = change.getAsBoolean();
                journal.tell();
                return changed;
            } catch (Throwable refusal) {
                journal.undo();
                throw refusal;
            }
        }
    }

    /** Refuses what is no key, and who may not change the link. */
    static <T> void admitKey(Link<T> here, Object key) {
        admit(here, null);
        known(here, key);
    }

    /** Refers to the object with the key, which is not loaded for that. */
    static <T> void refer(One<T> here, Object key) {
        admit(here, null);
        T known = known(here, key);
        if (known != null) {
            take(here, known);
        } else if (!key.equals(here.givenKey())) {
            empty(here);
            here.assignKey(key);
            tellKeyed(here, key);
        }
    }

    /** Adds the object with the key, which is not loaded for that. */
    static <T> void refer(StoredMany<T> here, Object key) {
        T known = known(here, key);
        if (known != null) {
            take(here, known);
        } else if (!here.keys().contains(key)) {
            here.addKey(key);
            tellKeyed(here, key);
        }
    }

    @SuppressWarnings("unchecked") // what is found is of the link's class
    private static <T> @Nullable T known(Link<T> here, Object key) {
        Attachment attachment = here.attachment();
        return attachment == null ? null : (T) attachment.find(here, key);
    }

    private static void tellKeyed(Link<?> link, Object key) {
        note(link, null, true);
        Attachment attachment = link.attachment();
        if (attachment != null) {
            attachment.keyed(link, key);
        }
    }

    /** Unlinks whatever a reference refers to, loaded or not. */
    static <T> void empty(One<T> here) {
        T target = here.occupant();
        if (target != null) {
            release(here, target);
        } else if (here.occupiedUnseen()) {
            admit(here, null);
            here.assign(null);
            tellUnlinked(here, null);
        } else {
            dropKeys(here);
        }
    }

    private static void dropKeys(Link<?> here) {
        for (Object key : here.keys()) {
            admit(here, null);
            here.dropKey(key);
            note(here, null, false);
            Attachment attachment = here.attachment();
            if (attachment != null) {
                attachment.unkeyed(here, key);
            }
        }
    }

    /** Refuses where taking the target, or driving out who stands in its way, is refused; changes nothing. Room here is the caller's to ask for. */
    static <T> void admitTaking(Link<T> here, T target) {
        admitTaking(here, across(here, target), target);
    }

    private static <T> @Nullable Link<Object> across(Link<T> here, T target) {
        if (target == null) { // a hot path, for which no supplier of the text is made
            throw new NullPointerException(LinkTexts.noNull(here.end().label()));
        }
        return here.across(target);
    }

    private static <T> void admitTaking(Link<T> here, @Nullable Link<Object> there, T target) {
        admit(here, there);
        if (there != null) {
            there.requireRoom(here.owner());
        }
        T left = here.occupant();
        if (left != null && left != target) {
            admitReleasing(here, left);
        }
        Object robbed = there == null ? null : there.occupant();
        if (there != null && robbed != null && robbed != here.owner()) {
            admitReleasing(there, robbed);
        }
    }

    static <T> void admitReleasing(Link<T> here, T target) {
        admit(here, here.across(target));
    }

    static <T> boolean takeAdmitted(Link<T> here, T target) {
        return takeAdmitted(here, here.across(target), target);
    }

    private static <T> boolean takeAdmitted(Link<T> here, @Nullable Link<Object> there, T target) {
        if (known(here, there, target) == Knowledge.LINKED) {
            return false;
        }
        Object owner = here.owner();
        makeWay(here);
        if (there != null && there != here) {
            makeWay(there);
            there.put(owner);
        }
        here.put(target);
        tellLinked(here, target, there);
        if (there != null && there != here) {
            tellLinked(there, owner, here);
        }
        return true;
    }

    static <T> void releaseAdmitted(Link<T> here, T target) {
        Link<Object> there = here.across(target);
        Object owner = here.owner();
        here.drop(target);
        if (there != null && there != here) {
            there.drop(owner);
        }
        tellUnlinked(here, target);
        if (there != null && there != here) {
            tellUnlinked(there, owner);
        }
    }

    /** A reference on either side is sure, and answers without a search; of two collections the one that is loaded. */
    private static Knowledge known(Link<?> here, @Nullable Link<Object> there, Object target) {
        if (there instanceof One<?> one) {
            Knowledge knowledge = one.knows(here.owner());
            return knowledge == Knowledge.NOT_LINKED && isUnread(one, here.attachment()) ? Knowledge.LINKED : knowledge;
        }
        Knowledge knowledge = here.knows(target);
        return knowledge != Knowledge.UNKNOWN || there == null ? knowledge : there.knows(here.owner());
    }

    /** After the session's end nobody fills a reference, but its row is known. */
    private static boolean isUnread(One<?> one, @Nullable Attachment other) {
        Attachment attachment = one.occupiedUnseen() ? one.attachment() : null;
        return attachment != null && attachment.names(one, other);
    }

    private static <T> void makeWay(Link<T> link) {
        T left = link.occupant();
        if (left != null) {
            releaseAdmitted(link, left);
        } else if (link.occupiedUnseen()) {
            tellUnlinked(link, null);
        } else if (link instanceof One<T>) {
            dropKeys(link);
        }
    }

    private static void admit(Link<?> here, @Nullable Link<?> there) {
        Attachment near = here.attachment();
        Attachment far = there == null ? null : there.attachment();
        if (near != null) {
            near.admit(here, far);
        }
        if (far != null) {
            far.admit(Objects.requireNonNull(there), near);
        }
    }

    private static <T> void tellLinked(Link<T> link, T target, @Nullable Link<?> across) {
        note(link, target, true);
        Attachment attachment = link.attachment();
        if (attachment != null) {
            attachment.linked(link, target, across == null ? null : across.attachment());
        }
    }

    private static <T> void tellUnlinked(Link<T> link, @Nullable T target) {
        note(link, target, false);
        Attachment attachment = link.attachment();
        if (attachment != null) {
            attachment.unlinked(link, target);
        }
    }

    static <T> void tellReordered(Link<T> link) {
        note(link, null, true);
        Attachment attachment = link.attachment();
        if (attachment != null) {
            attachment.reordered(link);
        }
    }

    private static <T> void note(Link<T> link, @Nullable T target, boolean made) {
        Journal journal = Journal.current();
        if (journal != null) {
            journal.note(link, target, made);
        }
    }
}
