package dev.backstitch.change;

import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import dev.backstitch.model.ReferentialAction;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key that names rows of a table, whether a relationship writes it or not.
 *
 * @param table the table that holds it
 * @param source the entity of that table; null of an association table
 * @param columns that hold it
 * @param places of these columns in the source's rows; empty for an association table
 * @param named the places of the columns that it names
 * @param onUpdate what PostgreSQL makes of it when these change
 */
public record NamingKey(
        Table<Record> table,
        @Nullable EntityMapping<?> source,
        List<? extends Field<?>> columns,
        int[] places,
        int[] named,
        ReferentialAction onUpdate) {

    /** Those that name rows of one table. */
    static List<NamingKey> of(EntityMapping<?> target, Model model) {
        List<NamingKey> all = new ArrayList<>();
        for (EntityMapping<?> source : model.entities()) {
            for (Reference reference : source.ownReferences()) {
                if (target.isA(reference.target())) {
                    all.add(new NamingKey(
                            reference.table(),
                            source,
                            reference.columns(),
                            EntityShape.indexesOf(source, reference.columns()),
                            EntityShape.indexesOf(target, reference.targetColumns()),
                            reference.onUpdate()));
                }
            }
        }
        for (AssociationMapping association : model.associations()) {
            for (AssociationMapping.Side side : List.of(association.from(), association.to())) {
                if (target.isA(side.target())) {
                    int[] named = EntityShape.indexesOf(target, side.targetColumns());
                    all.add(new NamingKey(
                            association.table(), null, side.columns(), new int[0], named, ReferentialAction.NO_ACTION));
                }
            }
        }
        return List.copyOf(all);
    }

    /** Whether it names one of some columns. */
    public boolean namesAny(int[] some) {
        return UniqueKey.meet(named, some);
    }
}
