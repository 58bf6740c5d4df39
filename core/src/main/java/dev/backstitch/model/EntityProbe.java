package dev.backstitch.model;

import dev.backstitch.link.End;
import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes one object of each entity class and reads its links: what only the user's own code can tell. Made for one resolution. */
final class EntityProbe {

    private final Supplied supplied;
    private final Mistakes mistakes;

    EntityProbe(Supplied supplied, Mistakes mistakes) {
        this.supplied = supplied;
        this.mistakes = mistakes;
    }

    <E> void check(EntityMapping<E> entity, List<Draft> kept, List<Draft> seenThrough) {
        Supplier<? extends E> factory = entity.factory();
        if (factory == null) {
            return;
        }
        E object = supplied.by(entity.table(), Subjects.factory(entity), factory, EntityTexts.factoryOfNothing(entity));
        if (object == null) {
            return;
        }
        if (object.getClass() != entity.type()) {
            mistakes.add(entity.table(), EntityTexts.factoryOfOther(entity, object.getClass()));
            return;
        }
        checkLinks(kept, object);
        checkLinks(seenThrough, object);
    }

    private void checkLinks(List<Draft> drafts, Object object) {
        for (Draft draft : drafts) {
            String mistake = mistake(draft, object);
            if (mistake != null) {
                mistakes.add(draft.where(), mistake);
            }
        }
    }

    private @Nullable String mistake(Draft draft, Object object) {
        Link<?> link = read(draft, object);
        if (link == null) {
            return null;
        }
        End<?, ?> end = LinkAccess.end(link);
        if (!isEndOf(draft, end)) {
            String bound = end == null ? "nothing" : supplied.by(draft.where(), Subjects.accessor(draft), end::label);
            return bound == null ? null : EntityTexts.linkOfOther(draft, bound);
        }
        if (LinkAccess.owner(link) != object) {
            return EntityTexts.linkOfOtherObject(draft);
        }
        return read(draft, object) == link ? null : EntityTexts.linkNotKept(draft);
    }

    @SuppressWarnings("unchecked") // the object is of the class whose relationship it is
    private @Nullable Link<?> read(Draft draft, Object object) {
        Relationship<Object, ?> relationship = (Relationship<Object, ?>) draft.relationship();
        return supplied.<Link<?>>by(
                draft.where(),
                Subjects.accessor(draft),
                () -> relationship.definition().linkOf(object),
                EntityTexts.noLink(draft));
    }

    private static boolean isEndOf(Draft draft, @Nullable End<?, ?> end) {
        return end == draft.relationship().definition();
    }
}
