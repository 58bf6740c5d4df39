package dev.backstitch.values;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;
import dev.backstitch.model.Embedded;
import dev.backstitch.model.Model;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** Has a key of a class of its own, a number of a sequence, computed columns, and a value with a part that can be changed. */
final class Parcel {

    static final Model MODEL = Model.of(Parcels.PARCELS);

    ParcelId id;
    Integer number;
    int weight;
    String shown;
    Origin origin;
    JSONB notes;

    record ParcelId(long value) {}

    record Origin(byte[] stamp, String country) {}

    static final class Parcels extends EntityTable<Parcel> {
        static final Parcels PARCELS = new Parcels();
        final Column<Parcel, ParcelId> id = bigint("id")
                .as(ParcelId.class, ParcelId::new, ParcelId::value)
                .identity()
                .primaryKey()
                .map(p -> p.id, (p, v) -> p.id = v);
        final Column<Parcel, Integer> number =
                integer("number").sequence("parcel_numbers", 5).map(p -> p.number, (p, v) -> p.number = v);
        final Column<Parcel, Integer> weight = integer("weight").unique().map(p -> p.weight, (p, v) -> p.weight = v);
        final Column<Parcel, String> shown = text("shown")
                .notNull()
                .unique()
                .generatedAs(DSL.concat(DSL.val("kg "), weight.cast(String.class)))
                .map(p -> p.shown, (p, v) -> p.shown = v);
        final Column<Parcel, byte[]> stamp = bytea("stamp");
        final Column<Parcel, String> country = text("country").defaultValue("DE");
        final Embedded<Parcel, Origin> origin = embedded("origin", (Parcel p) -> p.origin, (p, v) -> p.origin = v)
                .part(stamp, Origin::stamp)
                .part(country, Origin::country)
                .make(row -> new Origin(row.get(stamp), row.get(country)));
        final Column<Parcel, JSONB> notes = jsonb("notes").map(p -> p.notes, (p, v) -> p.notes = v);

        private Parcels() {
            super("parcels", Parcel.class, Parcel::new);
        }
    }
}
