package dev.backstitch.dsl;

import dev.backstitch.link.One;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.ToOne;
import java.time.OffsetDateTime;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Defaults, and what a foreign key does with its rows. */
final class Rules {

    static final Model MODEL = Model.of(Roots.ROOTS, Leaves.LEAVES);

    private Rules() {}

    enum Colour {
        RED,
        GREEN
    }

    static final class Root {
        Long id;
        String name;
        Integer count;
        Colour colour;
        OffsetDateTime made;
        Long doubled;

        Root() {}

        Root(String name) {
            this.name = name;
        }
    }

    static final class Leaf {
        Long id;
        final One<Root> owner = Leaves.LEAVES.owner.of(this);
        final One<Root> friend = Leaves.LEAVES.friend.of(this);
    }

    static final class Roots extends EntityTable<Root> {
        static final Roots ROOTS = new Roots();
        final Column<Root, Long> id = bigint("id").identity().primaryKey().map(r -> r.id, (r, v) -> r.id = v);
        final Column<Root, String> name = text("name").notNull().unique().map(r -> r.name, (r, v) -> r.name = v);
        final Column<Root, Integer> count =
                integer("count").notNull().defaultValue(7).map(r -> r.count, (r, v) -> r.count = v);
        final Column<Root, Colour> colour = enumeration("colour", Colour.class)
                .defaultValue(Colour.GREEN)
                .map(r -> r.colour, (r, v) -> r.colour = v);
        final Column<Root, OffsetDateTime> made =
                timestamptz("made").notNull().defaultValue(OffsetDateTime.MAX).map(r -> r.made, (r, v) -> r.made = v);
        final Column<Root, Long> doubled = bigint("doubled")
                .notNull()
                .defaultValue(DSL.field("21 * 2", SQLDataType.BIGINT))
                .map(r -> r.doubled, (r, v) -> r.doubled = v);

        private Roots() {
            super("roots", Root.class, Root::new);
        }
    }

    static final class Leaves extends EntityTable<Leaf> {
        static final Leaves LEAVES = new Leaves();
        final Column<Leaf, Long> id = bigint("id").identity().primaryKey().map(l -> l.id, (l, v) -> l.id = v);
        final Column<Leaf, Long> ownerId =
                bigint("owner_id").notNull().references(() -> Roots.ROOTS.id).onDelete(ReferentialAction.CASCADE);
        final Column<Leaf, Long> friendId = bigint("friend_id")
                .references(() -> Roots.ROOTS.id)
                .onDelete(ReferentialAction.SET_NULL)
                .onUpdate(ReferentialAction.CASCADE);
        final ToOne<Leaf, Root> owner = toOne("owner", (Leaf l) -> l.owner).on(ownerId);
        final ToOne<Leaf, Root> friend = toOne("friend", (Leaf l) -> l.friend).on(friendId);

        private Leaves() {
            super("leaves", Leaf.class, Leaf::new);
        }
    }
}
