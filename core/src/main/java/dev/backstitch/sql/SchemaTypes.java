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
import org.jooq.Configuration;
import org.jooq.DataType;
import org.jooq.EnumType;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultDataType;
import org.jspecify.annotations.Nullable;

/** Tells the types of a schema's columns as CREATE TABLE takes them, and the enum types among them. */
final class SchemaTypes {

    private static final Configuration POSTGRES = new DefaultConfiguration().set(SQLDialect.POSTGRES);

    private SchemaTypes() {}

    /** The declared type with everything that the definition keeps beside it. */
    static DataType<?> of(ColumnDefinition<?, ?> definition) {
        DataType<?> type = created(definition.type()).nullable(definition.nullable());
        if (definition.identity()) {
            return type.identity(true);
        }
        return withDefault(type, definition.defaultValue());
    }

    /** The type of a column that names another's value and always has one. */
    static DataType<?> naming(Column<?, ?> target) {
        return created(target.definition().type()).nullable(false);
    }

    /** jOOQ takes what a converter makes of an array for an array, too: such a type goes by its name alone. */
    private static DataType<?> created(DataType<?> type) {
        Class<?> stored = type.getFromType();
        boolean converted = stored.isArray() && stored != byte[].class && stored != type.getType();
        return converted
                ? new DefaultDataType<>(SQLDialect.POSTGRES, Object.class, type.getCastTypeName(POSTGRES))
                : type;
    }

    @SuppressWarnings("unchecked") // it is rendered, whatever the class of its values
    private static <T> DataType<T> withDefault(DataType<T> type, @Nullable Field<?> value) {
        return value == null ? type : type.defaultValue((Field<T>) value);
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
