package dev.backstitch.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of an entity are read from, with those of all that extend it: the columns of the entity itself come first, then those that each of the others
 * has besides. Made once a model; immutable.
 */
public final class EntityRows {

    private final EntityMapping<?> entity;
    private final Alias alias;
    private final List<Field<?>> fields;
    private final Map<EntityMapping<?>, int[]> places = new LinkedHashMap<>();
    private final Map<EntityMapping<?>, Integer> marks = new LinkedHashMap<>();
    private final Table<Record> from;
    private final Condition condition;

    /** @param alias under which names the tables are read */
    EntityRows(EntityMapping<?> entity, Alias alias) {
        this.entity = entity;
        this.alias = alias;
        List<Field<?>> all = new ArrayList<>();
        entity.columns().forEach(column -> all.add(alias.of(column)));
        Table<Record> tables = inner(entity);
        for (EntityMapping<?> each : entity.family()) {
            if (each == entity) {
                places.put(each, IntStream.range(0, all.size()).toArray());
                continue;
            }
            int[] inherited = places.get(each.parent());
            List<Field<?>> own = new ArrayList<>();
            each.ownColumns().forEach(column -> own.add(alias.of(column)));
            int[] whole = IntStream.concat(
                            IntStream.of(inherited), IntStream.range(all.size(), all.size() + own.size()))
                    .toArray();
            places.put(each, whole);
            all.addAll(own);
            if (each.joined()) {
                Part part = each.parts().get(each.parts().size() - 1);
                tables = tables.leftJoin(alias.of(part.table()))
                        .on(sameKey(part, each.parts().get(0)));
                if (entity.discriminator() == null) {
                    marks.put(each, all.size());
                    all.add(alias.of(part.key().get(0), part.table()));
                }
            }
        }
        this.fields = List.copyOf(all);
        this.from = tables;
        this.condition = restriction(entity);
    }

    public EntityMapping<?> entity() {
        return entity;
    }

    /** What a SELECT of the rows names. */
    public List<Field<?>> fields() {
        return fields;
    }

    /** What it reads from. */
    public Table<Record> from() {
        return from;
    }

    /** What says that a row is one of the entity, where its tables have others as well. */
    public Condition condition() {
        return condition;
    }

    /** Whether a row may be one of an entity that extends this. */
    public boolean mayBeOthers() {
        return places.size() > 1;
    }

    /** The tables in which every row of the entity has a part. */
    public List<Table<Record>> tables() {
        return entity.parts().stream().map(part -> alias.of(part.table())).toList();
    }

    /** The names by which the query reads its tables. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        entity.parts().forEach(part -> names.add(alias.of(part.table()).getName()));
        for (EntityMapping<?> each : entity.family()) {
            if (each != entity && each.joined()) {
                names.add(alias.of(each.parts().get(each.parts().size() - 1).table())
                        .getName());
            }
        }
        return names;
    }

    /** The places of the columns of one that extends the entity among the fields. */
    public int[] placesOf(EntityMapping<?> extending) {
        int[] known = places.get(extending);
        if (known == null) {
            throw new IllegalArgumentException(extending + " does not extend " + entity);
        }
        return known;
    }

    /** The place of the field that is not null in rows of one that is told by its own table; null where a discriminator tells. */
    public @Nullable Integer markOf(EntityMapping<?> extending) {
        return marks.get(extending);
    }

    private Table<Record> inner(EntityMapping<?> entity) {
        Part first = entity.parts().get(0);
        Table<Record> tables = alias.of(first.table());
        for (Part part : entity.parts().subList(1, entity.parts().size())) {
            tables = tables.join(alias.of(part.table())).on(sameKey(part, first));
        }
        return tables;
    }

    @SuppressWarnings("unchecked") // both are keys of one entity
    private Condition sameKey(Part one, Part other) {
        List<Condition> all = new ArrayList<>();
        for (int i = 0; i < one.key().size(); i++) {
            all.add(((Field<Object>) alias.of(one.key().get(i), one.table()))
                    .eq((Field<Object>) alias.of(other.key().get(i), other.table())));
        }
        return DSL.and(all);
    }

    /** A joined table has rows of its own entities only. */
    @SuppressWarnings("unchecked") // a kind is a value of the discriminator
    private Condition restriction(EntityMapping<?> entity) {
        Column<?, ?> discriminator = entity.discriminator();
        if (entity.storage() == entity || discriminator == null) {
            return DSL.noCondition();
        }
        Column<?, Object> column = (Column<?, Object>) discriminator;
        List<Field<Object>> kinds = new ArrayList<>();
        for (EntityMapping<?> each : entity.family()) {
            if (each.kind() != null) {
                kinds.add(DSL.inline(each.kind(), column.definition().type()));
            }
        }
        return alias.of(column).in(kinds);
    }
}
