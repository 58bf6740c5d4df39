package dev.backstitch.sql;

import dev.backstitch.link.Link;
import dev.backstitch.model.Association;
import dev.backstitch.model.Attachments;
import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.CounterpartDeclaration;
import dev.backstitch.model.Deferrability;
import dev.backstitch.model.MappedTable;
import dev.backstitch.model.ReferenceDefinition;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.Relationship;
import dev.backstitch.model.RelationshipDeclaration;
import dev.backstitch.model.RelationshipDefinition;
import dev.backstitch.model.TableDefinition;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import dev.backstitch.model.UniqueKeyDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jooq.Context;
import org.jooq.DataType;
import org.jooq.Name;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.CustomField;
import org.jooq.impl.DSL;
import org.jooq.impl.TableImpl;

/** A table of a model without the language that users declare one in, which core does not know. */
@SuppressWarnings("serial")
class SampleTable<E> extends TableImpl<Record> implements MappedTable<E> {

    private final String label;
    private final Class<E> type;
    private final Supplier<E> factory;
    private final List<Column<E, ?>> columns = new ArrayList<>();
    private final List<Column<E, ?>> primaryKey = new ArrayList<>();
    private final List<UniqueKeyDefinition<E>> uniqueKeys = new ArrayList<>();
    private final List<ReferenceDefinition<E>> references = new ArrayList<>();
    private final List<Relationship<E, ?>> relationships = new ArrayList<>();
    private final Attachments<E> attachments = new Attachments<>(this);
    private TableDefinition<E> definition;

    SampleTable(String label, String name, Class<E> type, Supplier<E> factory) {
        super(DSL.name(name));
        this.label = label;
        this.type = type;
        this.factory = factory;
    }

    @Override
    public Attachments<E> attachments() {
        return attachments;
    }

    @Override
    public TableDefinition<E> definition() {
        if (definition == null) {
            definition = new TableDefinition<>(
                    label,
                    getName(),
                    type,
                    factory,
                    null,
                    List.of(),
                    columns,
                    primaryKey,
                    uniqueKeys,
                    List.of(),
                    references,
                    relationships,
                    List.of());
        }
        return definition;
    }

    final <T> Column<E, T> column(String name, DataType<T> dataType, UnaryOperator<ColumnDefinition<E, T>> facts) {
        Column<E, T> column = new SampleColumn<>(this, facts.apply(ColumnDefinition.of(name, dataType)));
        columns.add(column);
        return column;
    }

    final void primaryKey(List<Column<E, ?>> of) {
        primaryKey.addAll(of);
    }

    final void unique(List<Column<E, ?>> of) {
        unique(of, Deferrability.NOT_DEFERRABLE);
    }

    final void unique(List<Column<E, ?>> of, Deferrability deferrability) {
        uniqueKeys.add(new UniqueKeyDefinition<>(of, deferrability));
    }

    final void reference(
            Column<E, ?> of,
            Supplier<? extends Column<?, ?>> to,
            ReferentialAction onDelete,
            ReferentialAction onUpdate) {
        references.add(ReferenceDefinition.of(List.of(of), List.of(to))
                .withOnDelete(onDelete)
                .withOnUpdate(onUpdate));
    }

    final <T> ToOne<E, T> toOne(
            String name,
            Function<E, Link<T>> accessor,
            List<Supplier<? extends Column<?, ?>>> on,
            CounterpartDeclaration<T, E> counterpart) {
        One<E, T> end =
                new One<>(new RelationshipDefinition<>(RelationshipDeclaration.<E, T>one(() -> this, name, accessor)
                        .withOn(on)
                        .withCounterpart(counterpart)));
        relationships.add(end);
        return end;
    }

    final <T> ToMany<E, T> toMany(
            String name,
            Function<E, Link<T>> accessor,
            List<Supplier<? extends Column<?, ?>>> on,
            Supplier<? extends Association<E, T>> through,
            CounterpartDeclaration<T, E> counterpart) {
        Many<E, T> end =
                new Many<>(new RelationshipDefinition<>(RelationshipDeclaration.<E, T>many(() -> this, name, accessor)
                        .withOn(on)
                        .withThrough(through)
                        .withCounterpart(counterpart)));
        relationships.add(end);
        return end;
    }

    private record One<E, T>(RelationshipDefinition<E, T> definition) implements ToOne<E, T> {}

    private record Many<E, T>(RelationshipDefinition<E, T> definition) implements ToMany<E, T> {}

    private static final class SampleColumn<E, T> extends CustomField<T> implements Column<E, T> {

        private final SampleTable<E> table;
        private final ColumnDefinition<E, T> definition;

        SampleColumn(SampleTable<E> table, ColumnDefinition<E, T> definition) {
            super(DSL.name(definition.name()), definition.type());
            this.table = table;
            this.definition = definition;
        }

        @Override
        public ColumnDefinition<E, T> definition() {
            return definition;
        }

        @Override
        public MappedTable<E> mappedTable() {
            return table;
        }

        @Override
        public Table<Record> getTable() {
            return table;
        }

        @Override
        public Name getQualifiedName() {
            return table.getQualifiedName().append(getUnqualifiedName());
        }

        @Override
        public void accept(Context<?> context) {
            context.visit(getQualifiedName());
        }
    }
}
