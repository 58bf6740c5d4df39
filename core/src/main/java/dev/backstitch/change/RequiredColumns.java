package dev.backstitch.change;

import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.RelationshipMapping;
import java.util.BitSet;
import java.util.function.Supplier;

/** Finds the columns of an entity that a session has to know of every row, whatever else a query reads. */
final class RequiredColumns {

    private RequiredColumns() {}

    static BitSet of(EntityShape<?> shape, Model model) {
        BitSet required = new BitSet();
        set(required, shape.identity());
        set(required, shape.positions());
        shape.foreignKeys().forEach(foreignKey -> set(required, foreignKey.columns()));
        shape.namedBy().forEach(naming -> set(required, naming.named()));
        Column<?, ?> discriminator = shape.mapping().discriminator();
        if (discriminator != null) {
            required.set(shape.mapping().columns().indexOf(discriminator));
        }
        model.entities().forEach(source -> source.ownRelationships().forEach(map -> setKey(required, shape, map)));
        return required;
    }

    /** The column by which a map finds its elements. */
    private static void setKey(BitSet required, EntityShape<?> shape, RelationshipMapping<?, ?> map) {
        Supplier<? extends Column<?, ?>> key =
                map.relationship().definition().declaration().key();
        if (key != null && shape.mapping().isA(map.target())) {
            required.set(shape.mapping().columns().indexOf(key.get()));
        }
    }

    private static void set(BitSet required, int[] columns) {
        for (int column : columns) {
            required.set(column);
        }
    }
}
