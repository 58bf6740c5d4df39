package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.link.One;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entity whose row names another owner than before, because a statement and no link said so: both ends of its links follow, and nobody is told.
 *
 * @param from whom the row named before; null where the session has none such
 * @param to whom it names now; null where the session has none such
 * @param none whether it names nobody now
 */
record Move(
        Entry<?> entry,
        ForeignKeyShape foreignKey,
        @Nullable Entry<?> from,
        @Nullable Entry<?> to,
        boolean none) {

    /** The former owner lets go. */
    void leave() {
        if (from != null) {
            for (Link<?> link : heldBy(from, foreignKey)) {
                LinkAccess.leave(link, entry.entity());
            }
        }
    }

    /** The new owner has it. To be called once all others have left. */
    void enter() {
        if (to != null) {
            for (Link<?> link : heldBy(to, foreignKey)) {
                if (link instanceof One<?> one) {
                    driveOut(LinkAccess.peek(one));
                }
                LinkAccess.enter(link, entry.entity());
            }
        }
        RelationshipMapping<?, ?> holding = foreignKey.holding();
        if (holding != null) {
            refer((One<?>) ForeignKeys.link(entry, holding));
        }
    }

    /** What stands in the way has another row by now than the session knows. */
    private void driveOut(@Nullable Object former) {
        Entry<?> other = former == null ? null : entry.tracker().entryOf(former);
        if (other != null && other != entry && foreignKey.holding() != null) {
            LinkAccess.unread(ForeignKeys.link(other, foreignKey.holding()));
        }
    }

    @SuppressWarnings("unchecked") // the owner is of the reference's class
    private void refer(One<?> reference) {
        if (to != null) {
            LinkAccess.enter(reference, to.entity());
        } else if (none) {
            LinkAccess.fill((One<Object>) reference, null);
        } else {
            LinkAccess.unread(reference);
        }
    }

    /** The way back, once the transaction is rolled back: where links have been changed since, these changes count. */
    void takeBack(boolean namedNone) {
        if (!entry.tracker().open() && stands()) {
            Move back = new Move(entry, foreignKey, to, from, namedNone);
            back.leave();
            back.enter();
        }
    }

    /** Whether the entity's links say already what the move makes of them. */
    boolean stands() {
        RelationshipMapping<?, ?> holding = foreignKey.holding();
        if (holding != null) {
            One<?> reference = (One<?>) ForeignKeys.link(entry, holding);
            return LinkAccess.peek(reference) == (to == null ? null : to.entity())
                    && LinkAccess.keys(reference).isEmpty();
        }
        return to == null || heldBy(to, foreignKey).stream().allMatch(link -> LinkAccess.holds(link, entry.entity()));
    }

    /** The links by which an owner holds what names it. */
    static List<Link<?>> heldBy(Entry<?> owner, ForeignKeyShape foreignKey) {
        List<Link<?>> links = new ArrayList<>();
        for (RelationshipMapping<?, ?> relationship : owner.shape().relationships()) {
            if (relationship.route() instanceof Route.Held held
                    && held.reference().equals(foreignKey.reference())) {
                links.add(ForeignKeys.link(owner, relationship));
            }
        }
        return links;
    }
}
