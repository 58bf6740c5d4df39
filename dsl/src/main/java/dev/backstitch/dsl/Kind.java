package dev.backstitch.dsl;

import dev.backstitch.model.Column;
import java.util.List;

/**
 * The same where a discriminator says which rows are such entities, so that they need no table of their own. Made by
 * {@link EntityTable#extending(Column, Object)}. Immutable.
 *
 * @param <P> the entity class of the other table
 */
public final class Kind<P> extends Extended<P> {

    private final Column<P, ?> discriminator;
    private final Object kind;

    <K> Kind(Column<P, K> discriminator, K kind, List<String> keyNames) {
        super(discriminator.mappedTable(), keyNames);
        this.discriminator = discriminator;
        this.kind = kind;
    }

    @Override
    public Kind<P> by(String... keyColumns) {
        return new Kind<>(this, List.of(keyColumns));
    }

    private Kind(Kind<P> kind, List<String> keyNames) {
        super(kind.parent(), keyNames);
        this.discriminator = kind.discriminator;
        this.kind = kind.kind;
    }

    @Override
    Column<P, ?> discriminator() {
        return discriminator;
    }

    @Override
    Object kind() {
        return kind;
    }
}
