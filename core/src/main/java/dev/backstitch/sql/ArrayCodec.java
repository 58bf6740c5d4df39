package dev.backstitch.sql;

import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries an array column: each of its elements by the codec of their type, which may be an array again. */
final class ArrayCodec<C> extends Codec<@Nullable C[]> {

    private static final int VALUE = 2;

    private final Codec<C> component;
    private final Class<C> componentType;

    ArrayCodec(Codec<C> component, Class<C> componentType) {
        super("text", component.typeName() + "[]", true);
        this.component = component;
        this.componentType = componentType;
    }

    @Override
    String driverName() {
        return component.driverName() + "[]";
    }

    /** The driver's own array where it is of our class; otherwise its elements one by one, as rows, so that no value takes a detour by java.sql. */
    @Override
    @SuppressWarnings("unchecked") // an array of the component's class holds nothing else
    public @Nullable C @Nullable [] read(ResultSet row, int index) throws SQLException {
        java.sql.Array array = row.getArray(index);
        if (array == null) {
            return null;
        }
        if (component instanceof NativeCodec || component instanceof TextCodec) {
            Object values = array.getArray();
            if (values.getClass().getComponentType() == componentType) {
                return (C[]) values;
            }
        }
        List<@Nullable C> values = new ArrayList<>();
        try (ResultSet elements = array.getResultSet()) {
            while (elements.next()) {
                values.add(component.read(elements, VALUE));
            }
        }
        return values.toArray(empty(0));
    }

    @Override
    public void bind(PreparedStatement statement, int index, @Nullable C @Nullable [] value) throws SQLException {
        if (value == null) {
            statement.setNull(index, Types.OTHER);
        } else if (component instanceof NativeCodec && !component.castNeeded()) {
            statement.setArray(index, statement.getConnection().createArrayOf(component.elementType(), value));
        } else {
            statement.setObject(index, text(value), Types.OTHER);
        }
    }

    @Override
    public Object element(@Nullable C[] value) {
        return text(value);
    }

    @Override
    String text(@Nullable C[] value) {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < value.length; i++) {
            C element = value[i];
            String inner = element == null ? null : component.text(element);
            text.append(i == 0 ? "" : ",");
            if (inner == null) {
                text.append("NULL");
            } else if (component instanceof ArrayCodec) {
                text.append(inner);
            } else {
                quote(inner, text);
            }
        }
        return text.append('}').toString();
    }

    @Override
    public Object key(@Nullable C[] value) {
        List<@Nullable Object> keys = new ArrayList<>(value.length);
        for (C element : value) {
            keys.add(element == null ? null : component.key(element));
        }
        return Collections.unmodifiableList(keys);
    }

    @Override
    boolean equal(@Nullable C[] one, @Nullable C[] other) {
        return Arrays.equals(one, other, (a, b) -> component.same(a, b) ? 0 : 1);
    }

    @Override
    public @Nullable C[] copy(@Nullable C[] value) {
        @Nullable C[] copy = empty(value.length);
        for (int i = 0; i < value.length; i++) {
            C element = value[i];
            copy[i] = element == null ? null : component.copy(element);
        }
        return copy;
    }

    @Override
    public @Nullable String refusal(@Nullable C[] value) {
        for (int i = 0; i < value.length; i++) {
            C element = value[i];
            String refusal = element == null ? null : component.refusal(element);
            if (refusal != null) {
                return refusal + " of element " + i;
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // the class is C's
    private @Nullable C[] empty(int length) {
        return (C[]) Array.newInstance(componentType, length);
    }

    private static void quote(String element, StringBuilder text) {
        text.append('"');
        for (int i = 0; i < element.length(); i++) {
            char c = element.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\');
            }
            text.append(c);
        }
        text.append('"');
    }
}
