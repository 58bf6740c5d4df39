package dev.backstitch.sql;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.ForeignKeyShape;
import dev.backstitch.change.Tracker;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.flush.FlushPlan;
import dev.backstitch.flush.InsertRows;
import dev.backstitch.flush.Step;
import dev.backstitch.flush.UpdateRows;
import dev.backstitch.model.RelationshipMapping;
import java.util.List;
import java.util.function.Supplier;

/**
 * Looks through a flush plan for values that PostgreSQL would refuse or store as something else, before the first statement is sent. Made for one
 * flush.
 */
public final class Preflight {

    private final Tracker tracker;
    private final Statements statements;

    public Preflight(Tracker tracker, Statements statements) {
        this.tracker = tracker;
        this.statements = statements;
    }

    /** @throws RefusedDataException where a value is missing or cannot be stored: nothing was sent */
    public void check(FlushPlan plan) {
        for (Step step : plan.steps()) {
            if (step instanceof InsertRows insert) {
                check(insert.shape(), insert.columns(), insert.entries());
            } else if (step instanceof UpdateRows update && !update.isEmptying()) {
                check(update.shape(), update.columns(), update.entries());
            }
        }
    }

    private void check(EntityShape<?> shape, int[] columns, List<Entry<?>> entries) {
        List<Codec<?>> codecs = statements.codecs(shape.mapping());
        for (int column : columns) {
            boolean required = !shape.column(column).definition().nullable()
                    || shape.mapping().primaryKey().contains(shape.column(column));
            Supplier<String> name = () -> label(shape, column);
            Codec<?> codec = codecs.get(column);
            for (Entry<?> entry : entries) {
                Object value = entry.valueNow(column);
                if (value != null) {
                    ValueCheck.require(name, codec, value);
                } else if (required) {
                    checkMissing(entry, column);
                }
            }
        }
    }

    private void checkMissing(Entry<?> entry, int column) {
        EntityShape<?> shape = entry.shape();
        ForeignKeyShape foreignKey = shape.foreignKeyAt(column);
        if (foreignKey == null) {
            throw new RefusedDataException(label(shape, column)
                    + " is NOT NULL and the object has no value for it: set the property before the flush, or declare the"
                    + " column with a default or without notNull(); nothing was sent");
        }
        if (tracker.foreignKeys().target(entry, foreignKey) == null) {
            RelationshipMapping<?, ?> holding = foreignKey.holding();
            String relationship = holding == null ? label(shape, column) : holding.label();
            throw new RefusedDataException(
                    relationship + " is required (" + shape.column(column).getName()
                            + " is NOT NULL) and the object refers to none: link it to an object of "
                            + foreignKey.reference().target().label()
                            + ", delete it with session.delete(..), declare the"
                            + " other side owned() so that a released object is deleted, or make the column nullable; nothing was"
                            + " sent");
        }
    }

    private static String label(EntityShape<?> shape, int column) {
        return shape.label() + "." + shape.column(column).getName();
    }
}
