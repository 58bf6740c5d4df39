package dev.backstitch.session;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Loader;
import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.sql.StatementLog;

/** Says of loads that nobody asked for by name what they are for. Made by the session; one thread. */
record ToldLoads(Loader loader, StatementLog log) implements Loader {

    @Override
    public void load(Entry<?> entry, RelationshipMapping<?, ?> relationship) {
        log.during(() -> "lazy load of " + relationship.label(), () -> loader.load(entry, relationship));
    }

    @Override
    public void load(Entry<?> entry, Column<?, ?> column) {
        log.during(
                () -> "lazy load of " + entry.shape().label() + "." + column.getName(),
                () -> loader.load(entry, column));
    }

    @Override
    public void load(EntityMapping<?> entity, Iterable<? extends Entry<?>> entries, int[] columns) {
        loader.load(entity, entries, columns);
    }
}
