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
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
                check(insert);
            } else if (step instanceof UpdateRows update && !update.isEmptying()) {
                check(update);
            }
        }
    }

    private void check(InsertRows insert) {
        @Nullable Object[][] rows = insert.known();
        for (int column : insert.columns()) {
            ColumnCheck check = new ColumnCheck(insert.shape(), column);
            for (int i = 0; i < rows.length; i++) {
                Object value = rows[i][column];
                if (value != null) {
                    check.present(value);
                } else if (!insert.isLinked(i, column)) {
                    check.missing(insert.entries().get(i));
                }
            }
        }
    }

    private void check(UpdateRows update) {
        for (int column : update.columns()) {
            ColumnCheck check = new ColumnCheck(update.shape(), column);
            for (Entry<?> entry : update.entries()) {
                Object value = entry.valueNow(column);
                if (value != null) {
                    check.present(value);
                } else {
                    check.missing(entry);
                }
            }
        }
    }

    /** Looks at the values of one column. */
    private final class ColumnCheck {
        private final int column;
        private final Codec<?> codec;
        private final boolean required;
        private final Supplier<String> name;

        ColumnCheck(EntityShape<?> shape, int column) {
            this.column = column;
            this.codec = statements.codecs(shape.mapping()).get(column);
            this.required = !shape.column(column).definition().nullable()
                    || shape.mapping().primaryKey().contains(shape.column(column));
            this.name = () -> label(shape, column);
        }

        void present(Object value) {
            ValueCheck.require(name, codec, value);
        }

        void missing(Entry<?> entry) {
            if (required) {
                refuse(entry, column);
            }
        }
    }

    /** A link may still lead to an entity whose key is yet to come. */
    private void refuse(Entry<?> entry, int column) {
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
