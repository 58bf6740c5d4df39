package dev.backstitch.sql;

import dev.backstitch.model.HopsDeclaration;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.query.Selection;

/** Words what is wrong with the joins of a query. */
final class JoinTexts {

    private JoinTexts() {}

    private static String query(Selection<?> selection) {
        return "the query on " + selection.table().definition().label();
    }

    static String twice(Selection<?> selection, String name, String joined) {
        return query(selection) + " reads '" + name + "' twice by that name when it joins " + joined
                + ": join it by an alias, as in join(.., TABLE.as(\"t\")); nothing was sent";
    }

    static String otherTable(Selection<?> selection, RelationshipMapping<?, ?> relationship, MappedTable<?> as) {
        return query(selection) + " joins " + relationship.label() + " as '" + as.getName() + "', which is a table of "
                + as.definition().label() + ": give an alias of "
                + relationship.target().label() + "; nothing was sent";
    }

    static String unread(Selection<?> selection, Relationship<?, ?> relationship, MappedTable<?> from) {
        String label = from.definition().label();
        String name = relationship.definition().declaration().name();
        return query(selection) + " joins " + relationship.label() + " of '"
                + relationship.table().getName() + "' and reads " + label + " as '" + from.getName()
                + "': join the relationship of what it reads, the " + name + " of that; nothing was sent";
    }

    static String seenThrough(Selection<?> selection, Relationship<?, ?> relationship, HopsDeclaration<?, ?> hops) {
        return query(selection) + " joins " + relationship.label() + ", which is seen through "
                + hops.toBetween().get().label()
                + ": join that, and onward from there; nothing was sent";
    }

    static String orderedByMany(Selection<?> selection, String name) {
        String label = selection.table().definition().label();
        return query(selection) + " is ordered by a column of '" + name
                + "', of which there may be several rows for one of " + label
                + ": order by a value that each has once, as a subquery or size() is, or query from(..) that table; nothing was sent";
    }
}
