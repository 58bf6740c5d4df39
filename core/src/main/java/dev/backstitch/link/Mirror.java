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
        admitTaking(here, target);
        here.requireRoom(target);
        return takeAdmitted(here, target);
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

    /** Unlinks whatever a reference refers to, loaded or not. */
    static <T> void empty(One<T> here) {
        T target = here.occupant();
        if (target != null) {
            release(here, target);
        } else if (here.occupiedUnseen()) {
            Attachment attachment = here.attachment();
            if (attachment != null) {
                attachment.admit(here, null);
            }
            here.assign(null);
            tellUnlinked(here, null);
        }
    }

    /** Refuses where taking the target, or driving out who stands in its way, is refused; changes nothing. Room here is the caller's to ask for. */
    static <T> void admitTaking(Link<T> here, T target) {
        Objects.requireNonNull(target, () -> LinkTexts.noNull(here.end().label()));
        Link<Object> there = here.across(target);
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
        Link<Object> there = here.across(target);
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
        tellLinked(here, target);
        if (there != null && there != here) {
            tellLinked(there, owner);
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
        if (there instanceof One<?>) {
            return there.knows(here.owner());
        }
        Knowledge knowledge = here.knows(target);
        return knowledge != Knowledge.UNKNOWN || there == null ? knowledge : there.knows(here.owner());
    }

    private static <T> void makeWay(Link<T> link) {
        T left = link.occupant();
        if (left != null) {
            releaseAdmitted(link, left);
        } else if (link.occupiedUnseen()) {
            tellUnlinked(link, null);
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

    private static <T> void tellLinked(Link<T> link, T target) {
        Journal journal = Journal.current();
        if (journal != null) {
            journal.note(link, target, true);
        }
        Attachment attachment = link.attachment();
        if (attachment != null) {
            attachment.linked(link, target);
        }
    }

    private static <T> void tellUnlinked(Link<T> link, @Nullable T target) {
        Journal journal = Journal.current();
        if (journal != null) {
            journal.note(link, target, false);
        }
        Attachment attachment = link.attachment();
        if (attachment != null) {
            attachment.unlinked(link, target);
        }
    }

    static <T> void tellReordered(Link<T> link) {
        Journal journal = Journal.current();
        if (journal != null) {
            journal.note(link, null, true);
        }
        Attachment attachment = link.attachment();
        if (attachment != null) {
            attachment.reordered(link);
        }
    }
}
