package dev.backstitch.values;

import static dev.backstitch.values.Parcel.Parcels.PARCELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.StatementException;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.values.Parcel.Origin;
import dev.backstitch.values.Parcel.ParcelId;
import java.util.List;
import org.jooq.JSONB;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OddValuesTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Parcel.MODEL);

    private static Parcel parcel(int weight) {
        Parcel parcel = new Parcel();
        parcel.weight = weight;
        return parcel;
    }

    private static Parcel saved(Parcel parcel) {
        SAMPLE.db().transaction(session -> session.add(parcel));
        SAMPLE.statements();
        return parcel;
    }

    @Test
    void severalIdentitiesOfAClassOfTheirOwnAreToldApart() {
        List<Parcel> parcels = List.of(parcel(1), parcel(2), parcel(3));
        SAMPLE.db().transaction(session -> {
            parcels.forEach(session::add);
        });
        assertThat(parcels)
                .extracting(parcel -> parcel.id)
                .containsExactly(new ParcelId(1), new ParcelId(2), new ParcelId(3));
    }

    @Test
    void aComputedColumnMayBeRequiredAndUniqueAndHoldAConstant() {
        assertThat(saved(parcel(7)).shown).isEqualTo("kg 7");
        assertThat(SAMPLE.sql()
                        .fetchSingle(
                                "select attnotnull from pg_attribute where attrelid = 'parcels'::regclass and attname ="
                                        + " 'shown'")
                        .into(Boolean.class))
                .isTrue();
    }

    @Test
    void aSchemaThatIsMadeAnewBeginsItsSequencesAnew() {
        SAMPLE.db().schema().drop();
        SAMPLE.db().schema().create();
        assertThat(saved(parcel(1)).number).isEqualTo(1);
        SAMPLE.db().schema().drop();
        SAMPLE.db().schema().create();
        assertThat(saved(parcel(1)).number).isEqualTo(1);
    }

    @Test
    void aSequenceThatCountedBeyondItsColumnIsTold() {
        SAMPLE.db().schema().drop();
        SAMPLE.db().schema().create();
        SAMPLE.sql().execute("select setval('parcel_numbers', 2147483647)");
        assertThatThrownBy(() -> saved(parcel(1)))
                .isInstanceOf(StatementException.class)
                .hasMessage(
                        "Parcels.number is of type integer and its sequence has counted beyond that: make the column a"
                                + " bigint; the transaction is rolled back");
        SAMPLE.db().schema().drop();
        SAMPLE.db().schema().create();
    }

    @Test
    void aChangeInsideAPartOfAnEmbeddedValueIsFound() {
        Parcel parcel = parcel(1);
        parcel.origin = new Origin(new byte[] {1}, "US");
        saved(parcel);
        SAMPLE.db().transaction(session -> {
            Parcel loaded = session.get(PARCELS.id, parcel.id);
            loaded.origin.stamp()[0] = 2;
        });
        assertThat(SAMPLE.sql().fetchValue(PARCELS.stamp)).containsExactly(2);
    }

    @Test
    void anEmbeddedValueThatIsNullIsNullInAColumnWithADefaultToo() {
        Parcel parcel = saved(parcel(1));
        assertThat(parcel.origin).isNull();
        assertThat(SAMPLE.sql().fetchValue(PARCELS.country)).isNull();
        Parcel other = parcel(2);
        other.origin = new Origin(new byte[] {1}, null);
        assertThat(saved(other).origin.country()).isEqualTo("DE");
    }

    @Test
    void numbersInJsonAreComparedExactly() {
        Parcel parcel = parcel(1);
        parcel.notes = JSONB.valueOf("{\"n\": 0.1}");
        saved(parcel);
        SAMPLE.db().transaction(session -> {
            Parcel loaded = session.get(PARCELS.id, parcel.id);
            loaded.notes = JSONB.valueOf("{\"n\": 0.1000000000000000000001}");
        });
        assertThat(SAMPLE.sql().fetchValue(PARCELS.notes).data()).isEqualTo("{\"n\": 0.1000000000000000000001}");
    }
}
