package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fills the links of entries whose class is known only as their relationship's. */
@SuppressWarnings("unchecked") // a relationship's links hold objects of its own target
final class Ends {

    private Ends() {}

    static Link<Object> link(Entry<?> entry, RelationshipMapping<?, ?> relationship) {
        return ((RelationshipMapping<Object, Object>) relationship).linkOf(entry.entity());
    }

    /** Whether a reference is loaded, after the session has filled it from what it knows. */
    static boolean settled(Entry<?> owner, RelationshipMapping<?, ?> relationship) {
        Link<Object> link = link(owner, relationship);
        if (link instanceof One<Object> one && !one.isLoaded()) {
            owner.settle(one);
        }
        return link.isLoaded();
    }

    /** Fills what is not loaded with what the rows say. */
    static void fill(Entry<?> owner, RelationshipMapping<?, ?> relationship, Collection<Entry<?>> targets) {
        Link<Object> link = link(owner, relationship);
        if (link instanceof Many<Object> many) {
            LinkAccess.fill(many, entities(targets));
        } else if (link instanceof One<Object> one) {
            LinkAccess.fill(
                    one, targets.isEmpty() ? null : targets.iterator().next().entity());
        }
    }

    /** The same for what rows of an association table say, of which some may say the same. */
    static void fillFromPairs(Entry<?> owner, RelationshipMapping<?, ?> relationship, Collection<Entry<?>> targets) {
        if (link(owner, relationship) instanceof Many<Object> many) {
            LinkAccess.fillOnce(many, Arrays.asList(entities(targets)));
        } else {
            fill(owner, relationship, targets);
        }
    }

    private static Object[] entities(Collection<Entry<?>> entries) {
        Object[] entities = new Object[entries.size()];
        int next = 0;
        for (Entry<?> entry : entries) {
            entities[next++] = entry.entity();
        }
        return entities;
    }

    /** Whether something was added to or removed from a collection that is not loaded. */
    static boolean isChanged(Entry<?> owner, RelationshipMapping<?, ?> relationship) {
        return LinkAccess.isChangedUnread(link(owner, relationship));
    }

    static boolean holds(Entry<?> owner, RelationshipMapping<?, ?> relationship, Entry<?> target) {
        return LinkAccess.holds(link(owner, relationship), target.entity());
    }

    /** Whether the target was taken out, although a row may still say that it is in. */
    static boolean lacks(Entry<?> owner, RelationshipMapping<?, ?> relationship, Entry<?> target) {
        return LinkAccess.lacks(link(owner, relationship), target.entity());
    }

    /** Lets the other end agree that the owner is linked: a reference that is not loaded is filled, a loaded collection is joined. */
    static void agree(Entry<?> target, @Nullable RelationshipMapping<?, ?> counterpart, Entry<?> owner) {
        if (counterpart == null) {
            return;
        }
        Link<Object> link = link(target, counterpart);
        if (link instanceof One<Object> one && !one.isLoaded()) {
            LinkAccess.fill(one, owner.entity());
        } else if (link instanceof Many<Object> many && many.isLoaded()) {
            LinkAccess.join(many, owner.entity());
        }
    }

    /** The other end no longer shows the owner, as rows say. */
    static void part(Entry<?> target, @Nullable RelationshipMapping<?, ?> counterpart, Entry<?> owner) {
        if (counterpart != null) {
            LinkAccess.part(link(target, counterpart), owner.entity());
        }
    }

    /** A collection is in the order in which its rows were read; what only the session knows of comes last. */
    static void arrange(Entry<?> owner, RelationshipMapping<?, ?> relationship, Collection<Entry<?>> read) {
        if (!(link(owner, relationship) instanceof Many<Object> many)) {
            return;
        }
        Set<Object> ordered = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Object> all = new ArrayList<>();
        for (Entry<?> target : read) {
            if (LinkAccess.holds(many, target.entity()) && ordered.add(target.entity())) {
                all.add(target.entity());
            }
        }
        for (Object target : LinkAccess.peek(many)) {
            if (ordered.add(target)) {
                all.add(target);
            }
        }
        LinkAccess.arrange(many, all);
    }
}
