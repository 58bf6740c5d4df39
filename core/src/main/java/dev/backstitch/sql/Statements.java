package dev.backstitch.sql;

import dev.backstitch.model.AssociationMapping;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Generation;
import dev.backstitch.model.Model;
import dev.backstitch.model.Reference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Holds the text of every statement that does not change, rendered by jOOQ at its first use and kept, and the codecs of every column. Made once for a
 * database; shared by all threads.
 */
public final class Statements {

    /** More than an application has queries; one that puts ever other numbers into limit(..) must not fill the memory. */
    private static final int MOST_FORMS = 2_000;

    private final DSLContext dsl;
    private final List<List<Codec<?>>> codecs = new ArrayList<>();
    private final List<Codec<?>[]> codecArrays = new ArrayList<>();
    private final AtomicReferenceArray<@Nullable Lookup>[] lookups;
    private final Map<Key, String> rendered = new ConcurrentHashMap<>();
    private final Map<List<@Nullable Object>, SelectionText> forms = new ConcurrentHashMap<>();
    private final Map<Object, Map<Object, SelectionText>> selections = Collections.synchronizedMap(new WeakHashMap<>());

    /** What a rendered text depends on. */
    record Key(String operation, Object subject, List<Integer> columns, List<Integer> returned) {}

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of generic lists
    public Statements(Model model) {
        this.dsl = DSL.using(SQLDialect.POSTGRES);
        this.lookups = new AtomicReferenceArray[model.entities().size()];
        for (EntityMapping<?> entity : model.entities()) {
            codecs.add(codecsOf(entity.columns()));
            codecArrays.add(codecs(entity).toArray(Codec<?>[]::new));
            lookups[entity.ordinal()] =
                    new AtomicReferenceArray<>(entity.columns().size());
        }
    }

    private static List<Codec<?>> codecsOf(List<? extends Field<?>> fields) {
        List<Codec<?>> all = new ArrayList<>();
        fields.forEach(field -> all.add(codecOf(field)));
        return List.copyOf(all);
    }

    static Codec<?> codecOf(Field<?> field) {
        return field instanceof Column<?, ?> column ? codecOf(column) : Codec.of(field.getDataType());
    }

    static Codec<?> codecOf(Column<?, ?> column) {
        return column.definition().generation() instanceof Generation.RowVersion
                ? new RowVersionCodec()
                : Codec.of(column.definition().type());
    }

    /** The codecs of a table's columns, in the order of their declaration. */
    public List<Codec<?>> codecs(EntityMapping<?> entity) {
        return codecs.get(entity.ordinal());
    }

    /** The same in an array, which nobody changes. A hot path: every value that is read asks for one. */
    public Codec<?>[] codecArray(EntityMapping<?> entity) {
        return codecArrays.get(entity.ordinal());
    }

    List<Codec<?>> codecs(EntityMapping<?> entity, int[] columns) {
        List<Codec<?>> all = codecs(entity);
        List<Codec<?>> some = new ArrayList<>(columns.length);
        for (int column : columns) {
            some.add(all.get(column));
        }
        return some;
    }

    /** The rows of a result that has some columns of a table, as wide as that. */
    List<@Nullable Object[]> rows(ResultSet result, EntityMapping<?> entity, int[] columns) throws SQLException {
        List<Codec<?>> all = codecs(entity);
        List<@Nullable Object[]> rows = new ArrayList<>();
        while (result.next()) {
            @Nullable Object[] row = new Object[all.size()];
            for (int i = 0; i < columns.length; i++) {
                row[columns[i]] = all.get(columns[i]).read(result, i + 1);
            }
            rows.add(row);
        }
        return rows;
    }

    /** The codecs of an association table: those of the first side's key, then the other's. */
    List<Codec<?>> codecs(AssociationMapping association) {
        List<Codec<?>> all = new ArrayList<>(codecsOf(association.from().targetColumns()));
        all.addAll(codecsOf(association.to().targetColumns()));
        return all;
    }

    /** How the rows with one value of a column are read. A hot path: an array, no search. */
    Lookup lookup(EntityMapping<?> entity, int column) {
        AtomicReferenceArray<@Nullable Lookup> known = lookups[entity.ordinal()];
        Lookup lookup = known.get(column);
        if (lookup == null) {
            lookup = Lookup.of(entity, column, this);
            known.set(column, lookup);
        }
        return lookup;
    }

    String text(String operation, Object subject, Supplier<Query> query) {
        return text(new Key(operation, subject, List.of(), List.of()), query);
    }

    String text(String operation, Object subject, int[] columns, int[] returned, Supplier<Query> query) {
        return text(new Key(operation, subject, boxed(columns), boxed(returned)), query);
    }

    private String text(Key key, Supplier<Query> query) {
        String known = rendered.get(key);
        return known != null ? known : rendered.computeIfAbsent(key, any -> render(query.get()));
    }

    /** What a selection, a window or a projection was rendered to in one of its forms, kept as long as that is in use. */
    SelectionText selection(Object constant, Object form, Supplier<SelectionText> rendering) {
        Map<Object, SelectionText> kept = selections.get(constant);
        SelectionText known = kept == null ? null : kept.get(form);
        if (known != null) {
            return known;
        }
        SelectionText text = rendering.get();
        if (text.keepable()) {
            selections
                    .computeIfAbsent(constant, any -> new ConcurrentHashMap<>())
                    .put(form, text);
        }
        return text;
    }

    /** What a selection of some form was rendered to, with the values of this one. */
    SelectionText selection(SelectionForm form, Supplier<SelectionText> rendering) {
        SelectionText known = forms.get(form.parts());
        if (known != null) {
            return form.with(known);
        }
        SelectionText text = rendering.get();
        if (form.isOf(text) && forms.size() < MOST_FORMS) {
            forms.put(form.parts(), text);
        }
        return text;
    }

    String render(Query query) {
        return dsl.renderInlined(query);
    }

    /** The codecs of a foreign key's columns on the side that holds it. */
    List<Codec<?>> codecs(Reference reference) {
        return codecsOf(reference.columns());
    }

    private static List<Integer> boxed(int[] columns) {
        return Arrays.stream(columns).boxed().toList();
    }
}
