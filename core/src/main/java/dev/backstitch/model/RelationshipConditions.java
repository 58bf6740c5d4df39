package dev.backstitch.model;

import dev.backstitch.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Context;
import org.jooq.Field;
import org.jooq.impl.CustomCondition;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Words what a query may ask of a relationship as jOOQ's conditions. They take their tables and keys from the model when they are rendered. */
final class RelationshipConditions {

    private RelationshipConditions() {}

    /** Some target fulfils the conditions: EXISTS, correlated. */
    static Condition exists(Relationship<?, ?> relationship, Condition... conditions) {
        return late(() -> existing(relationship, all(conditions)));
    }

    /** No target does. */
    static Condition none(Relationship<?, ?> relationship, Condition... conditions) {
        return late(() -> DSL.not(existing(relationship, all(conditions))));
    }

    /** There is no target that fails one of the conditions, or of which PostgreSQL cannot tell. */
    static Condition every(Relationship<?, ?> relationship, Condition... conditions) {
        if (conditions.length == 0) {
            return DSL.trueCondition();
        }
        return late(
                () -> DSL.not(existing(relationship, DSL.field(all(conditions)).isDistinctFrom(DSL.inline(true)))));
    }

    /** How many targets fulfil the conditions. */
    static Field<Integer> size(Relationship<?, ?> relationship, Condition... conditions) {
        return new CustomField<>(DSL.name("size"), SQLDataType.INTEGER) {
            private static final long serialVersionUID = 1L;

            @Override
            public void accept(Context<?> context) {
                context.visit(counted(relationship, all(conditions)));
            }
        };
    }

    private static Condition existing(Relationship<?, ?> relationship, Condition condition) {
        HopsDeclaration<?, ?> hops = relationship.definition().declaration().hops();
        return hops == null
                ? Correlated.of(relationship).exists(condition)
                : between(relationship, hops).exists(existing(hops.toTarget().get(), condition));
    }

    private static Field<Integer> counted(Relationship<?, ?> relationship, Condition condition) {
        HopsDeclaration<?, ?> hops = relationship.definition().declaration().hops();
        if (hops == null) {
            return Correlated.of(relationship).count(condition);
        }
        Relationship<?, ?> toTarget = hops.toTarget().get();
        if (toTarget.definition().mapping().route() instanceof Route.Holding holding) {
            return between(relationship, hops)
                    .countDistinct(
                            existing(toTarget, condition), holding.reference().columns());
        }
        throw new UsageException(relationship.label() + ".size() counts what objects between name, and "
                + toTarget.label() + " is not held by their own table: count "
                + hops.toBetween().get().label() + " instead");
    }

    private static Correlated between(Relationship<?, ?> relationship, HopsDeclaration<?, ?> hops) {
        return Correlated.of(hops.toBetween().get(), relationship.table());
    }

    /** No condition at all renders nothing. */
    private static Condition all(Condition... conditions) {
        return conditions.length == 0 ? DSL.noCondition() : DSL.and(conditions);
    }

    /** The entity is a target. */
    static <T> Condition links(Relationship<?, T> relationship, T target) {
        HopsDeclaration<?, T> hops = relationship.definition().declaration().hops();
        if (hops != null) {
            return ofAnObject(() ->
                    between(relationship, hops).exists(links(hops.toTarget().get(), target)));
        }
        return ofAnObject(() -> {
            RelationshipMapping<?, T> mapping = relationship.definition().mapping();
            Condition same = keyIs(mapping.target(), target, mapping.label());
            return mapping.route() instanceof Route.Holding holding
                    ? named(holding.reference(), Alias.of(relationship.table()), target, mapping)
                    : Correlated.of(relationship).exists(same);
        });
    }

    /** There is no target: no key is held. */
    static Condition isNull(Relationship<?, ?> relationship) {
        return late(() -> {
            RelationshipMapping<?, ?> mapping = relationship.definition().mapping();
            Alias alias = Alias.of(relationship.table());
            return mapping.route() instanceof Route.Holding holding
                    ? DSL.or(holding.reference().columns().stream()
                            .map(column -> alias.of(column).isNull())
                            .toList())
                    : DSL.not(Correlated.of(relationship).exists(DSL.noCondition()));
        });
    }

    private static Condition named(Reference reference, Alias alias, Object target, RelationshipMapping<?, ?> mapping) {
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            all.add(is(
                    alias.of(reference.columns().get(i)),
                    value(reference.targetColumns().get(i), target, mapping.label())));
        }
        return DSL.and(all);
    }

    private static <T> Condition keyIs(EntityMapping<T> entity, T target, String label) {
        List<Condition> all = new ArrayList<>();
        for (Column<T, ?> column : entity.primaryKey()) {
            all.add(is(column, value(column, target, label)));
        }
        return DSL.and(all);
    }

    @SuppressWarnings("unchecked") // the column belongs to the target's table
    private static Object value(Column<?, ?> column, Object target, String label) {
        ColumnDefinition<Object, ?> definition = ((Column<Object, ?>) column).definition();
        Object value = definition.getter() == null ? null : definition.getter().apply(target);
        if (value == null) {
            throw new UsageException(label + " is compared with an object that has no " + column.getName()
                    + " yet: flush it first, since only an object with a row can be looked for");
        }
        return value;
    }

    @SuppressWarnings("unchecked") // the value was read from a property of the column's type
    private static Condition is(Field<?> column, Object value) {
        return ((Field<Object>) column).eq(value);
    }

    private static Condition late(Wording wording) {
        return new Late(wording);
    }

    /** The object's key is read when the query is run. */
    private static Condition ofAnObject(Wording wording) {
        return new LateOfAnObject(wording);
    }

    private interface Wording {
        Condition word();
    }

    private static class Late extends CustomCondition {
        private static final long serialVersionUID = 1L;

        private final transient Wording wording;

        Late(Wording wording) {
            this.wording = wording;
        }

        @Override
        public void accept(Context<?> context) {
            context.visit(wording.word());
        }
    }

    private static final class LateOfAnObject extends Late implements Momentary {
        private static final long serialVersionUID = 1L;

        LateOfAnObject(Wording wording) {
            super(wording);
        }
    }
}
