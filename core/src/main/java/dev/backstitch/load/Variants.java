package dev.backstitch.load;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Shapes;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.EntityRows;
import dev.backstitch.sql.Codec;
import dev.backstitch.sql.Statements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells of which class a row is where it may be of several: by the discriminator, or by the tables that have a part of it. Made for one result. */
final class Variants<E> {

    private final EntityShape<E> asked;
    private final List<Variant<E>> all = new ArrayList<>();
    private final Map<Object, Variant<E>> byKind = new HashMap<>();
    private final @Nullable Column<?, ?> discriminator;
    private final int told;
    private final Codec<?> codec;

    /**
     * An entity whose row it may be.
     *
     * @param places where its columns are among the fields of the result
     * @param mark the place of what is null where it is none; null where the discriminator tells
     */
    record Variant<E>(
            EntityShape<? extends E> shape,
            int[] places,
            List<Codec<?>> codecs,
            @Nullable Integer mark) {}

    Variants(EntityShape<E> asked, Shapes shapes, Statements statements) {
        this.asked = asked;
        EntityMapping<E> entity = asked.mapping();
        EntityRows rows = entity.rows();
        for (EntityMapping<? extends E> each : entity.family()) {
            Variant<E> variant =
                    new Variant<>(shapes.of(each), rows.placesOf(each), statements.codecs(each), rows.markOf(each));
            all.add(variant);
            if (each.kind() != null) {
                byKind.put(each.kind(), variant);
            }
        }
        this.discriminator = entity.discriminator();
        this.told = discriminator == null ? asked.key()[0] : entity.columns().indexOf(discriminator);
        this.codec = statements.codecs(entity).get(told);
    }

    /** Where the columns of rows of a class are among the fields. */
    int[] placesOf(EntityShape<?> shape) {
        return of(shape).places();
    }

    List<Codec<?>> codecsOf(EntityShape<?> shape) {
        return of(shape).codecs();
    }

    private Variant<E> of(EntityShape<?> shape) {
        for (Variant<E> variant : all) {
            if (variant.shape() == shape) {
                return variant;
            }
        }
        throw new IllegalArgumentException(shape + " does not extend " + asked);
    }

    /** @param places where the fields of the rows are in the result */
    Variant<E> of(ResultSet result, int[] places, Object key) throws SQLException {
        Variant<E> found = discriminator == null ? byTables(result, places) : byKind(result, places, key);
        if (found.shape().mapping().factory() == null) {
            throw new UsageException(
                    asked.label() + " " + key + " is in the table of no class of which there are objects: "
                            + "delete the row, or insert the rest of it");
        }
        return found;
    }

    private Variant<E> byKind(ResultSet result, int[] places, Object key) throws SQLException {
        Object kind = codec.read(result, places[told]);
        Variant<E> found = kind == null ? null : byKind.get(kind);
        if (found == null) {
            throw new UsageException(asked.label() + " " + key + " is of the kind '" + kind + "' by "
                    + Objects.requireNonNull(discriminator).getName()
                    + ", and no table of the model has that kind: give the table that extends "
                    + asked.label() + " for it to Model.of");
        }
        return found;
    }

    /** The one that extends most. */
    private Variant<E> byTables(ResultSet result, int[] places) throws SQLException {
        for (int i = all.size() - 1; i > 0; i--) {
            Integer mark = all.get(i).mark();
            if (mark != null && codec.read(result, places[mark]) != null) {
                return all.get(i);
            }
        }
        return all.get(0);
    }
}
