package dev.backstitch.sql;

import dev.backstitch.error.ConstraintException;
import dev.backstitch.error.ConstraintException.Kind;
import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says of a refused row what of the model it is: the entity, the relationship, the key. The values stay out of it: they are in the driver's exception.
 * Made for one failure.
 */
final class ConstraintTexts {

    /** ON DELETE RESTRICT and ON UPDATE RESTRICT have a state of their own since PostgreSQL 18. */
    private static final String RESTRICTED = "23001";

    private final ServerReport report;
    private final List<SchemaKey> keys;
    private final ReferenceNames references;
    private final @Nullable EntityMapping<?> entity;
    private final @Nullable AssociationMapping association;

    private ConstraintTexts(ServerReport report, Model model) {
        this.report = report;
        this.keys = SchemaKeys.of(model);
        this.references = new ReferenceNames(model);
        this.entity = first(model.entities().stream()
                .filter(each -> each.storage() == each && each.table().getName().equals(report.table()))
                .toList());
        this.association = first(model.associations().stream()
                .filter(each -> each.name().equals(report.table()))
                .toList());
    }

    /** The exception for a failure of SQLSTATE's class 23; null where it is none that PostgreSQL documents. */
    static @Nullable ConstraintException translate(ServerReport report, Model model, String doing, SQLException cause) {
        ConstraintTexts texts = new ConstraintTexts(report, model);
        return switch (report.state()) {
            case "23502" -> texts.exception(Kind.NOT_NULL, doing, texts.notNull(), cause);
            case "23505" -> texts.exception(Kind.UNIQUE, doing, texts.unique(), cause);
            case "23503", RESTRICTED -> texts.exception(Kind.FOREIGN_KEY, doing, texts.foreignKey(), cause);
            case "23514" -> texts.exception(Kind.CHECK, doing, texts.check(), cause);
            case "23P01" -> texts.exception(Kind.EXCLUSION, doing, texts.exclusion(), cause);
            default -> null;
        };
    }

    private ConstraintException exception(Kind kind, String doing, String text, SQLException cause) {
        String constraint = kind == Kind.NOT_NULL ? report.column() : report.constraint();
        return new ConstraintException(kind, doing + ": " + text, report.state(), report.table(), constraint, cause);
    }

    private String notNull() {
        if (report.column().isEmpty()) {
            return "a value of type " + report.type() + " is null, and the type takes none: give it a value";
        }
        String rule = ", and column " + report.column() + " of table " + report.table() + " is NOT NULL: ";
        Column<?, ?> column = column();
        if (column == null) {
            return entity == null
                    ? "a row has no value for " + report.column() + rule + "give it one"
                    : "the mapping " + entity.label() + " knows no column " + report.column() + rule
                            + "map it, or give it a default in the database";
        }
        String way = column.definition().nullable()
                ? "drop NOT NULL in the database, as the mapping has none"
                : entity != null && entity.primaryKey().contains(column)
                        ? "declare the column with identity()"
                        : "declare the column without notNull()";
        SchemaKey.Foreign key = foreignKeyOf(List.of(report.column()));
        String relationship = key == null ? null : references.holding(key);
        if (relationship != null) {
            return relationship + " is not set" + rule + "set it, delete the object, or " + way;
        }
        String collection = key == null ? null : references.held(key);
        if (collection != null) {
            return "an object is in no " + collection + rule + "add it to one, delete it, or " + way;
        }
        return label() + " has no value for " + report.column() + rule + "give it one before the flush, or " + way;
    }

    private String unique() {
        List<String> columns = refusedColumns();
        SchemaKey key = key(columns);
        String what = key instanceof SchemaKey.Primary
                ? "primary key "
                : key instanceof SchemaKey.Unique ? "unique key " : "unique index ";
        String rule =
                "and " + what + report.constraint() + list(columns) + " of table " + report.table() + " allows one: ";
        if (association != null) {
            return "two rows of " + association.name() + " would link the same two objects, " + rule
                    + "somebody linked them since the collection was read; load it again";
        }
        String same = columns.isEmpty() ? "key" : String.join(" and ", columns);
        return "two rows of " + label() + " would have the same " + same + ", " + rule
                + "choose another value, or change the row that has it";
    }

    private String foreignKey() {
        SchemaKey.Foreign key = foreignKey(report.keyColumns());
        if (key == null) {
            return "foreign key " + report.constraint() + " of table " + report.table()
                    + ", which the mapping does not know, refuses it: store what is named first and delete it last, or"
                    + " declare the key with references(..) so that the flush does";
        }
        String rule =
                ", and foreign key " + report.constraint() + list(key.columnNames()) + " of table " + report.table();
        String name = references.of(key);
        String target = key.target().label();
        if (stillReferred(key)) {
            return "rows of " + target + " are still named by " + name + rule
                    + " keeps them: unlink or delete those that name them, or declare the foreign key's ON DELETE";
        }
        String fate = report.keyColumns().isEmpty() ? " that is not there or about to go" : " that is not there";
        return name + " names a row of " + target + fate + rule
                + " needs it: it was never stored or somebody deleted it; store it, or name another";
    }

    /** The detail names the key that was looked for and, last, the table in which it is missing or still found. */
    private boolean stillReferred(SchemaKey.Foreign key) {
        List<String> named = report.keyColumns();
        boolean held = named.equals(key.columnNames());
        boolean target = named.equals(key.targetColumnNames());
        if (held && target) {
            return !report.endsWith(key.targetTable().getName());
        }
        return target || report.state().equals(RESTRICTED);
    }

    private String check() {
        return report.table().isEmpty()
                ? "a value breaks check constraint " + report.constraint() + " of type " + report.type()
                        + ": change the value"
                : "a row of " + label() + " breaks check constraint " + report.constraint() + " of table "
                        + report.table() + ": change the values that it forbids";
    }

    private String exclusion() {
        return "two rows of " + label() + " would conflict, and exclusion constraint " + report.constraint()
                + " of table " + report.table() + " keeps them apart: change one of them";
    }

    private String label() {
        return entity != null ? entity.label() : "table " + report.table();
    }

    private @Nullable Column<?, ?> column() {
        return entity == null
                ? null
                : first(SchemaTables.columnsIn(entity)
                        .filter(column -> column.getName().equals(report.column()))
                        .toList());
    }

    /** The detail's columns; where PostgreSQL hides the detail from the user, those of the constraint that the mapping gave that name. */
    private List<String> refusedColumns() {
        List<String> columns = report.keyColumns();
        if (columns.isEmpty()) {
            for (SchemaKey key : keys) {
                if (isOfTable(key) && key.name().equals(report.constraint())) {
                    return key.columnNames();
                }
            }
        }
        return columns;
    }

    private @Nullable SchemaKey key(List<String> columns) {
        return first(keys.stream()
                .filter(key -> isOfTable(key) && key.columnNames().equals(columns))
                .toList());
    }

    private SchemaKey.@Nullable Foreign foreignKeyOf(List<String> columns) {
        return first(foreignKeys().stream()
                .filter(key -> key.columnNames().containsAll(columns))
                .toList());
    }

    /** By its name, or by the columns that either side of it has. */
    private SchemaKey.@Nullable Foreign foreignKey(List<String> columns) {
        List<SchemaKey.Foreign> candidates = foreignKeys();
        List<SchemaKey.Foreign> named = candidates.stream()
                .filter(key -> key.name().equals(report.constraint()))
                .toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        List<SchemaKey.Foreign> holding = candidates.stream()
                .filter(key -> key.columnNames().equals(columns))
                .toList();
        return holding.size() == 1 ? holding.get(0) : null;
    }

    private List<SchemaKey.Foreign> foreignKeys() {
        return keys.stream()
                .filter(key -> key instanceof SchemaKey.Foreign && isOfTable(key))
                .map(SchemaKey.Foreign.class::cast)
                .toList();
    }

    private boolean isOfTable(SchemaKey key) {
        return key.table().getName().equals(report.table());
    }

    private static String list(List<String> columns) {
        return columns.isEmpty() ? "" : " (" + String.join(", ", columns) + ")";
    }

    private static <T> @Nullable T first(List<T> all) {
        return all.isEmpty() ? null : all.get(0);
    }
}
