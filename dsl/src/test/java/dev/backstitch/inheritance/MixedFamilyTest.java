package dev.backstitch.inheritance;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.inheritance.Shapes.CIRCLES;
import static dev.backstitch.inheritance.Shapes.DISCS;
import static dev.backstitch.inheritance.Shapes.FIGURES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.inheritance.Shapes.Circle;
import dev.backstitch.inheritance.Shapes.Disc;
import dev.backstitch.inheritance.Shapes.Figure;
import dev.backstitch.inheritance.Shapes.Point;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A family of which some classes have tables of their own and one shares another's, with a discriminator and a key of two columns. */
class MixedFamilyTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Shapes.MODEL);

    private static void store() {
        SAMPLE.db().transaction(session -> {
            session.add(new Figure("a", 1, "dot"));
            session.add(new Circle("a", 2, "ring", 5));
            Disc disc = session.add(new Disc("b", 1, "coin", 3, "gold"));
            disc.at = new Point(7, 8);
            session.flush();
            assertThat(SAMPLE.statements()).hasSize(1 + 2 + 2);
        });
    }

    @Test
    void eachTableHasItsColumns() {
        store();
        assertThat(SAMPLE.sql()
                        .resultQuery("select * from figures order by sheet, number")
                        .fetch()
                        .formatCSV(false))
                .isEqualTo("a,1,FIGURE,dot,\"\",\"\"\na,2,CIRCLE,ring,\"\",\"\"\nb,1,DISC,coin,7,8\n");
        assertThat(SAMPLE.sql()
                        .resultQuery("select * from circles order by page, place")
                        .fetch()
                        .formatCSV(false))
                .isEqualTo("a,2,5,\"\"\nb,1,3,gold\n");
    }

    @Test
    void eachClassIsReadAsWhatItIs() {
        store();
        SAMPLE.db().transaction(session -> {
            List<Figure> figures = session.list(from(FIGURES).orderBy(FIGURES.sheet, FIGURES.number));
            assertThat(figures).extracting(Object::getClass).containsExactly(Figure.class, Circle.class, Disc.class);
            assertThat(((Disc) figures.get(2)).colour).isEqualTo("gold");
            assertThat(figures.get(2).at).isEqualTo(new Point(7, 8));
            assertThat(figures.get(1).at).isNull();
            assertThat(((Disc) figures.get(2)).radius).isEqualTo(3);
            assertThat(session.list(from(CIRCLES).where(CIRCLES.radius.gt(1)).orderBy(CIRCLES.radius)))
                    .containsExactly((Circle) figures.get(2), (Circle) figures.get(1));
            assertThat(session.list(from(DISCS))).containsExactly((Disc) figures.get(2));
        });
    }

    @Test
    void aKeyThatChangesIsFollowedByTheOtherTable() {
        store();
        SAMPLE.db().transaction(session -> {
            Disc disc = session.one(from(DISCS));
            disc.number = 9;
            disc.radius = 8;
            disc.name = "penny";
        });
        assertThat(SAMPLE.sql()
                        .resultQuery("select * from circles where page = 'b'")
                        .fetch()
                        .formatCSV(false))
                .isEqualTo("b,9,8,gold\n");
        assertThat(SAMPLE.sql()
                        .resultQuery("select * from figures where sheet = 'b'")
                        .fetch()
                        .formatCSV(false))
                .isEqualTo("b,9,DISC,penny,7,8\n");
    }

    @Test
    void aRowGivesItsKeyToOneOfAnotherClass() {
        store();
        SAMPLE.db().transaction(session -> {
            session.delete(session.one(from(DISCS)));
            session.add(new Figure("b", 1, "line"));
        });
        assertThat(SAMPLE.sql()
                        .resultQuery("select * from figures where sheet = 'b'")
                        .fetch()
                        .formatCSV(false))
                .isEqualTo("b,1,FIGURE,line,\"\",\"\"\n");
        assertThat(SAMPLE.sql().fetchCount(org.jooq.impl.DSL.table("circles"))).isEqualTo(1);
    }
}
