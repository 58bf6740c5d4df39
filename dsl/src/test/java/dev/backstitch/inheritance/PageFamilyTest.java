package dev.backstitch.inheritance;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.inheritance.Archive.DOCUMENTS;
import static dev.backstitch.inheritance.Archive.INVOICES;
import static dev.backstitch.inheritance.Archive.LETTERS;
import static dev.backstitch.inheritance.Fleet.CARS;
import static dev.backstitch.inheritance.Fleet.VEHICLES;
import static dev.backstitch.query.PageRequest.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.query.Page;
import dev.backstitch.query.PageRequest;
import dev.backstitch.sample.SampleDatabase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageFamilyTest {

    @RegisterExtension
    static final SampleDatabase FLEET = new SampleDatabase(Fleet.MODEL);

    @RegisterExtension
    static final SampleDatabase ARCHIVE = new SampleDatabase(Archive.MODEL);

    @BeforeEach
    void rows() {
        FLEET.db().transaction(session -> {
            session.add(new Fleet.Vehicle("v"));
            session.add(new Fleet.Car("c4", 4));
            session.add(new Fleet.SportsCar("s2", 2, 300));
            session.add(new Fleet.Truck("t", 9));
            session.add(new Fleet.Car("c2", 2));
        });
        ARCHIVE.db().transaction(session -> {
            Archive.Folder folder = session.add(new Archive.Folder("f"));
            folder.documents.add(new Archive.Invoice("i9", 9));
            folder.documents.add(new Archive.Letter("l", "dear"));
            folder.documents.add(new Archive.RegisteredLetter("r", "dear", "code"));
            folder.documents.add(new Archive.Invoice("i1", 1));
        });
        FLEET.statements();
        ARCHIVE.statements();
    }

    /** All pages of one, forward and backward; the statement of the second. */
    private static <E> String compare(SampleDatabase place, EntityQuery<E> query, EntityQuery<E> whole) {
        List<String> all = place.db().transaction(session -> names(session.list(whole)));
        List<String> forward = new ArrayList<>();
        List<String> backward = new ArrayList<>();
        place.statements();
        PageRequest one = page(1);
        Page<E> shown;
        do {
            PageRequest next = one;
            shown = place.db().transaction(session -> session.page(query, next));
            forward.addAll(names(shown.items()));
            one = one.after(shown.endCursor());
        } while (shown.hasNext());
        String second = place.statements().get(1);
        one = page(1).before(null);
        do {
            PageRequest next = one;
            shown = place.db().transaction(session -> session.page(query, next));
            backward.addAll(0, names(shown.items()));
            one = one.before(shown.startCursor());
        } while (shown.hasPrevious());
        assertThat(forward).isEqualTo(all);
        assertThat(backward).isEqualTo(all);
        return second;
    }

    private static List<String> names(List<?> entities) {
        return entities.stream()
                .map(each -> each instanceof Fleet.Vehicle vehicle ? vehicle.plate : ((Archive.Document) each).title)
                .toList();
    }

    @Test
    void aFamilyInOneTable() {
        assertThat(compare(
                        FLEET,
                        from(VEHICLES).orderBy(CARS.doors),
                        from(VEHICLES).orderBy(CARS.doors, VEHICLES.id)))
                .endsWith(
                        " where (\"vehicles\".\"doors\" > ? or (\"vehicles\".\"doors\" = ? and \"vehicles\".\"id\" > ?)"
                                + " or \"vehicles\".\"doors\" is null) order by \"vehicles\".\"doors\", \"vehicles\".\"id\" fetch next ? rows only");
        assertThat(compare(
                        FLEET,
                        from(CARS).orderBy(CARS.doors.desc()),
                        from(CARS).orderBy(CARS.doors.desc(), CARS.id.desc())))
                .endsWith(
                        " where (\"vehicles\".\"kind\" in ('car', 'sports') and (\"vehicles\".\"doors\", \"vehicles\".\"id\") < (?, ?))"
                                + " order by \"vehicles\".\"doors\" desc, \"vehicles\".\"id\" desc fetch next ? rows only");
        assertThat(compare(FLEET, from(CARS).orderBy(VEHICLES.plate), from(CARS).orderBy(CARS.plate)))
                .endsWith(" and \"vehicles\".\"plate\" > ?) order by \"vehicles\".\"plate\" fetch next ? rows only");
        Fleet.Cars c = CARS.as("c");
        compare(FLEET, from(c).orderBy(c.doors), from(c).orderBy(c.doors, c.id));
    }

    @Test
    void aFamilyInSeveralTables() {
        assertThat(compare(
                        ARCHIVE,
                        from(DOCUMENTS).orderBy(INVOICES.amount.desc()),
                        from(DOCUMENTS).orderBy(INVOICES.amount.desc(), DOCUMENTS.id.desc())))
                .contains(" where (\"invoices\".\"amount\" is not null or \"documents\".\"id\" < ?)");
        assertThat(compare(
                        ARCHIVE,
                        from(INVOICES).orderBy(INVOICES.amount),
                        from(INVOICES).orderBy(INVOICES.amount, INVOICES.id)))
                .contains(" where (\"invoices\".\"amount\", \"documents\".\"id\") > (?, ?)");
        Archive.Letters l = LETTERS.as("l");
        compare(ARCHIVE, from(l).orderBy(l.text), from(l).orderBy(l.text, l.id));
    }
}
