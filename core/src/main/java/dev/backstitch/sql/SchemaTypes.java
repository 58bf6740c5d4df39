package dev.backstitch.sql;

import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Generation;
import dev.backstitch.model.Model;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.Name;
import org.jooq.impl.DSL;

/** Tells the types of a schema's columns as CREATE TABLE takes them, and the enum types among them. */
final class SchemaTypes {

    private SchemaTypes() {}

    /** The declared type with everything that the definition keeps beside it. */
    static <T> DataType<T> of(ColumnDefinition<?, T> definition) {
        DataType<T> type = definition.type().nullable(definition.nullable());
        if (definition.identity()) {
            return type.identity(true);
        }
        return definition.defaultValue() == null ? type : type.defaultValue(definition.defaultValue());
    }

    /** The type of a column that names another's value and always has one. */
    static DataType<?> naming(Column<?, ?> target) {
        return target.definition().type().nullable(false);
    }

    /** The literals of each enum type that is found without a schema's name; one with a schema is its owner's business. */
    static Map<Name, List<String>> enums(Model model) {
        Map<Name, List<String>> types = new LinkedHashMap<>();
        for (EntityMapping<?> entity : model.entities()) {
            for (Column<?, ?> column : entity.columns()) {
                collect(column.definition().type(), types);
            }
        }
        return types;
    }

    /** The sequences that columns draw from, each with its increment. */
    static Map<Name, Integer> sequences(Model model) {
        Map<Name, Integer> sequences = new LinkedHashMap<>();
        for (EntityMapping<?> entity : model.entities()) {
            for (Column<?, ?> column : entity.columns()) {
                if (column.definition().generation() instanceof Generation.Sequence<?> sequence) {
                    sequences.put(DSL.name(sequence.name()), sequence.block());
                }
            }
        }
        return sequences;
    }

    private static void collect(DataType<?> type, Map<Name, List<String>> types) {
        Class<?> values = type.getFromType();
        while (values.isArray()) {
            values = values.getComponentType();
        }
        if (!EnumType.class.isAssignableFrom(values)) {
            return;
        }
        List<String> literals = new ArrayList<>();
        for (Object constant : values.getEnumConstants()) {
            EnumType literal = (EnumType) constant;
            literals.add(literal.getLiteral());
            if (literal.getSchema() == null
                    && literal.getName() != null
                    && !literal.getName().isEmpty()) {
                types.put(DSL.name(literal.getName()), literals);
            }
        }
    }
}
