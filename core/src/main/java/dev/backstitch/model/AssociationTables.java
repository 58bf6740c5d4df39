package dev.backstitch.model;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Resolves association tables: those given, and those that relationships go through although nobody gave them. Made for one resolution. */
final class AssociationTables {

    private final KeyResolver keys;
    private final Supplied supplied;
    private final Mistakes mistakes;
    private final Identifiers names;
    private final IdentityHashMap<Association<?, ?>, Resolved> known = new IdentityHashMap<>();
    private final List<AssociationMapping> all = new ArrayList<>();

    /** @param mapping null where it could not be resolved, which is told */
    private record Resolved(@Nullable AssociationMapping mapping) {}

    /** @param names the names of tables and association tables, which share one name space */
    AssociationTables(KeyResolver keys, Supplied supplied, Mistakes mistakes, Identifiers names) {
        this.keys = keys;
        this.supplied = supplied;
        this.mistakes = mistakes;
        this.names = names;
    }

    void add(Association<?, ?> given) {
        if (known.containsKey(given.declared())) {
            mistakes.add(given.declared(), MappingTexts.givenTwice(Subjects.association(given)));
        }
        of(given);
    }

    /** In the order given, then in the order of their discovery. */
    List<AssociationMapping> all() {
        return all;
    }

    /** The mapping of an association, seen from whichever side; null where that was a mistake. */
    @Nullable
    AssociationMapping of(Association<?, ?> seen) {
        Association<?, ?> association = seen.declared();
        Resolved resolved = known.get(association);
        if (resolved == null) {
            resolved = new Resolved(resolve(association));
            known.put(association, resolved);
        }
        return resolved.mapping();
    }

    private @Nullable AssociationMapping resolve(Association<?, ?> association) {
        String what = Subjects.association(association);
        names.add(association, what, association.name());
        Identifiers columns = Identifiers.ofColumns(mistakes);
        addNames(association, association.from(), columns);
        addNames(association, association.to(), columns);
        KeyResolver.Key from = key(association, "from(..)", association.from());
        KeyResolver.Key to = key(association, "to(..)", association.to());
        Table<Record> table = from == null || to == null ? null : supplied.by(association, what, association::table);
        if (from == null || to == null || table == null) {
            return null;
        }
        AssociationMapping mapping = new AssociationMapping(
                all.size(),
                table,
                side(table, association.from(), from),
                side(table, association.to(), to),
                association.ignoresExisting());
        all.add(mapping);
        return mapping;
    }

    private static void addNames(Association<?, ?> association, List<Association.Side> sides, Identifiers columns) {
        for (Association.Side side : sides) {
            columns.add(association, Subjects.column(association, side.column()), side.column());
        }
    }

    private KeyResolver.@Nullable Key key(
            Association<?, ?> association, String modifier, List<Association.Side> sides) {
        List<Supplier<? extends Column<?, ?>>> targets = new ArrayList<>();
        sides.forEach(side -> targets.add(side.target()));
        String completion = "adding the others with and(..)";
        return keys.resolve(
                new KeyResolver.Naming(association, Subjects.association(association), modifier, completion), targets);
    }

    private static AssociationMapping.Side side(
            Table<Record> table, List<Association.Side> sides, KeyResolver.Key key) {
        List<Field<?>> columns = new ArrayList<>();
        for (int i = 0; i < sides.size(); i++) {
            Field<?> column = table.field(sides.get(i).column());
            columns.add(
                    column != null
                            ? column
                            : made(table, sides.get(i).column(), key.columns().get(i)));
        }
        return new AssociationMapping.Side(columns, key.entity(), key.columns());
    }

    private static Field<?> made(Table<Record> table, String name, Column<?, ?> named) {
        return DSL.field(
                table.getQualifiedName().append(name), named.definition().type());
    }
}
