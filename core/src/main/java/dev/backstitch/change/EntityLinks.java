package dev.backstitch.change;

import dev.backstitch.link.Attachment;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ties the links of an entity to its entry, and unties them. */
final class EntityLinks {

    private EntityLinks() {}

    static <E> void attach(Entry<E> entry) {
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            LinkAccess.attach(entry.link(relationship), entry);
        }
    }

    /** The entry to which one of the entity's links leads, as all of them do; null where it leads to none. */
    @SuppressWarnings("unchecked") // the relationship is one of the entity's class
    static <E> @Nullable Entry<?> entryOf(RelationshipMapping<E, ?> relationship, Object entity) {
        Link<?> link = relationship.linkOf((E) entity);
        return link != null && LinkAccess.attachment(link) instanceof Entry<?> entry ? entry : null;
    }

    static <E> void detach(Entry<E> entry) {
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            LinkAccess.detach(entry.link(relationship));
        }
    }

    /** Attaches the links of an entity that was just made of a row: they are not loaded. A hot path, as every row is. */
    static <E> void attachUnread(Entry<E> entry) {
        List<RelationshipMapping<E, ?>> relationships = entry.shape().relationships();
        for (int i = 0; i < relationships.size(); i++) {
            Link<?> link = entry.link(relationships.get(i));
            LinkAccess.attach(link, entry);
            LinkAccess.forget(link);
        }
    }

    /** No row can link what has none itself: what was not loaded while it had one is empty now. */
    static <E> void fillRowless(Entry<E> entry) {
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            LinkAccess.empty(entry.link(relationship));
        }
    }

    /** What the links of an entity are attached to. */
    static <E> IdentityHashMap<Link<?>, Attachment> attachments(Entry<E> entry) {
        IdentityHashMap<Link<?>, Attachment> all = new IdentityHashMap<>();
        for (RelationshipMapping<E, ?> relationship : entry.shape().relationships()) {
            Attachment attachment = LinkAccess.attachment(entry.link(relationship));
            if (attachment != null) {
                all.put(entry.link(relationship), attachment);
            }
        }
        return all;
    }
}
