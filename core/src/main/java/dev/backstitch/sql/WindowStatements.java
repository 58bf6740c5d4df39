package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Pairs;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Window;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.SelectLimitStep;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Words the statement that reads the elements of a window for any number of owners: each owner's are selected by themselves, so that an index on the foreign
 * key and the order serves the limit.
 */
final class WindowStatements {

    /** No table of a model is likely to have such a name, which would hide the keys. */
    static final String OWNERS = "$owner";

    private static final String ELEMENTS = "$element";
    private static final String PLACE = "place";

    private WindowStatements() {}

    /**
     * Each row has an owner's key and an element; owners in the order in which they were given, the elements of each in the window's.
     *
     * @param codecs of the owners' keys, which are bound first
     * @param joins what is joined to the elements
     */
    static Select<?> elements(
            Window<?, ?> window,
            RelationshipMapping<?, ?> relationship,
            List<? extends Codec<?>> codecs,
            FetchJoins joins) {
        Unnested owners = new Unnested(codecs, true, OWNERS);
        Reading reading =
                elements(window, relationship, owners.table(), owners.columns(), List.of(owners.order()), joins);
        return reading.after(DSL.select(reading.fields()));
    }

    /**
     * The same where the owners come from elsewhere.
     *
     * @param keys of the owners
     * @param arranged in what order the owners come
     */
    static Reading elements(
            Window<?, ?> window,
            RelationshipMapping<?, ?> relationship,
            Table<?> owners,
            List<? extends Field<?>> keys,
            List<? extends OrderField<?>> arranged,
            FetchJoins joins) {
        EntityMapping<?> target = relationship.target();
        List<Field<?>> inner = new ArrayList<>();
        List<Field<?>> elements = new ArrayList<>();
        for (Field<?> field : target.rows().fields()) {
            String name = "f" + elements.size();
            inner.add(field.as(name));
            elements.add(DSL.field(DSL.name(ELEMENTS, name), field.getDataType()));
        }
        inner = new ArrayList<>(joins.columns().of(inner));
        List<OrderField<?>> order = order(window, relationship);
        inner.add(DSL.rowNumber().over(DSL.orderBy(order)).as(PLACE));
        Condition owned = ReadStatements.join(keys, near(relationship.route()));
        List<Field<?>> fields = new ArrayList<>(keys);
        fields.addAll(joins.columns().of(elements));
        Table<?> rows = owners.crossJoin(
                DSL.lateral(limited(inner, window, relationship, owned, order).asTable(ELEMENTS)));
        List<OrderField<?>> all = new ArrayList<>(arranged);
        all.add(DSL.field(DSL.name(ELEMENTS, PLACE)));
        return new Reading(joins.after(fields), joins.onto(rows, elements), DSL.noCondition(), all);
    }

    /** Renders what users gave, to find what it reads. */
    static void rendered(Window<?, ?> window, Shapes shapes, TablesRead tables) {
        RelationshipMapping<?, ?> relationship = shapes.of(window.relationship());
        new SelectionRendering("the " + window, tables)
                .render(limited(
                        List.of(DSL.inline(1).as("one")),
                        window,
                        relationship,
                        DSL.noCondition(),
                        order(window, relationship)));
    }

    private static Select<Record> limited(
            List<Field<?>> fields,
            Window<?, ?> window,
            RelationshipMapping<?, ?> relationship,
            Condition owned,
            List<OrderField<?>> order) {
        SelectLimitStep<Record> all = DSL.select(fields)
                .from(from(relationship))
                .where(owned)
                .and(relationship.target().rows().condition())
                .and(window.condition())
                .orderBy(order);
        return window.limit() == null ? all : all.limit(window.limit());
    }

    private static Table<?> from(RelationshipMapping<?, ?> relationship) {
        Table<Record> target = relationship.target().rows().from();
        if (relationship.route() instanceof Route.Through through) {
            Pairs pairs = through.pairs();
            return pairs.table()
                    .join(target)
                    .on(ReadStatements.join(through.far().targetColumns(), pairs.far()));
        }
        return target;
    }

    /** The columns that name the owner. */
    private static List<? extends Field<?>> near(Route route) {
        if (route instanceof Route.Through through) {
            return through.pairs().near();
        } else if (route instanceof Route.Held held) {
            return held.reference().columns();
        }
        throw new IllegalArgumentException("a collection is named by other rows");
    }

    private static List<OrderField<?>> order(Window<?, ?> window, RelationshipMapping<?, ?> relationship) {
        return window.order().isEmpty() ? ReadStatements.order(relationship) : window.order();
    }
}
