package dev.backstitch.change;

import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.EntityRows;
import dev.backstitch.query.ColumnChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which of the fields of an entity's rows a statement reads, and where in its result they are. Made for one statement; immutable.
 */
public final class ReadColumns {

    /** All fields, each at its place. */
    public static final ReadColumns ALL = new ReadColumns(null, new int[0]);

    private final int @Nullable [] fields;
    private final int[] places;

    /**
     * @param fields the places of those that are read among all; null for all
     * @param places by place among all, the place in the result; negative where a field is not read
     */
    private ReadColumns(int @Nullable [] fields, int[] places) {
        this.fields = fields;
        this.places = places;
    }

    /**
     * What a choice means for an entity: with it go the columns that a session cannot do without, and all parts of a value over several columns.
     *
     * @throws UsageException where a column is none of the entity and of what extends it
     */
    public static ReadColumns of(Shapes shapes, EntityRows rows, ColumnChoice choice) {
        if (choice.isAll()) {
            return ALL;
        }
        EntityMapping<?> entity = rows.entity();
        BitSet read = new BitSet();
        Set<Column<?, ?>> known = new LinkedHashSet<>();
        for (EntityMapping<?> each : entity.family()) {
            EntityShape<?> shape = shapes.of(each);
            int[] all = rows.placesOf(each);
            chosen(shape, choice).stream().forEach(column -> read.set(all[column]));
            known.addAll(each.columns());
            Integer mark = rows.markOf(each);
            if (mark != null) {
                read.set(mark);
            }
        }
        requireKnown(entity, choice, known);
        return new ReadColumns(
                read.stream().toArray(), placesOf(read, rows.fields().size()));
    }

    /** Some columns of rows of one class; where others extend that, their own columns are read as well. */
    public static ReadColumns of(EntityShape<?> shape, IntPredicate read) {
        EntityRows rows = shape.mapping().rows();
        BitSet fields = new BitSet();
        fields.set(0, rows.fields().size());
        for (int column = 0; column < shape.width(); column++) {
            fields.set(rows.placesOf(shape.mapping())[column], read.test(column));
        }
        int all = rows.fields().size();
        return fields.cardinality() == all
                ? ALL
                : new ReadColumns(fields.stream().toArray(), placesOf(fields, all));
    }

    /** The places of the chosen columns in rows of one class. */
    public static BitSet chosen(EntityShape<?> shape, ColumnChoice choice) {
        BitSet chosen = new BitSet();
        for (int column = 0; column < shape.width(); column++) {
            boolean named = false;
            boolean left = false;
            boolean required = false;
            for (int part : shape.together(column)) {
                named |= choice.named() == null || choice.named().contains(shape.column(part));
                left |= choice.left().contains(shape.column(part));
                required |= shape.isRequired(part);
            }
            chosen.set(column, required || (named && !left));
        }
        return chosen;
    }

    private static void requireKnown(EntityMapping<?> entity, ColumnChoice choice, Set<Column<?, ?>> known) {
        Set<Column<?, ?>> unknown = new LinkedHashSet<>(choice.left());
        if (choice.named() != null) {
            unknown.addAll(choice.named());
        }
        unknown.removeAll(known);
        for (Column<?, ?> column : unknown) {
            throw new UsageException("the query on " + entity.label() + " chooses the column "
                    + column.mappedTable().definition().label() + "." + column.getName()
                    + ", which no row of it has: name columns of it, or of a table that extends it; nothing was sent");
        }
    }

    private static int[] placesOf(BitSet read, int width) {
        int[] places = new int[width];
        Arrays.fill(places, -1);
        int place = 0;
        for (int field = read.nextSetBit(0); field >= 0; field = read.nextSetBit(field + 1)) {
            places[field] = place++;
        }
        return places;
    }

    public boolean isAll() {
        return fields == null;
    }

    /** What tells statements that read different fields apart. */
    public List<Integer> signature() {
        return fields == null ? List.of() : Arrays.stream(fields).boxed().toList();
    }

    /** What a SELECT names. */
    public List<Field<?>> of(EntityRows rows) {
        return of(rows.fields());
    }

    /** Those that are read. */
    public <F> List<F> of(List<F> all) {
        if (fields == null) {
            return all;
        }
        List<F> some = new ArrayList<>();
        for (int field : fields) {
            some.add(all.get(field));
        }
        return some;
    }

    /**
     * Where in a result the fields are, from 1; 0 for those that are not read.
     *
     * @param width how many fields there are
     * @param before how many columns come before them
     */
    public int[] places(int width, int before) {
        int[] all = new int[width];
        for (int field = 0; field < width; field++) {
            int place = place(field);
            all[field] = place < 0 ? 0 : before + place + 1;
        }
        return all;
    }

    /** The places in the result of columns that have these places among all fields; negative where they are not read. */
    public int[] places(int[] among) {
        return fields == null ? among : Arrays.stream(among).map(this::place).toArray();
    }

    /** The same of one. */
    public int place(int among) {
        return fields == null ? among : places[among];
    }
}
