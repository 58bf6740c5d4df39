package dev.backstitch.law;

import static dev.backstitch.law.Sides.MODEL;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a flush writes not and leaves as it is, in every kind of relationship. */
class FlushLawTest {

    private static final String SIDES = "dev.backstitch.law.Sides#";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(MODEL);

    @DisplayName("case 26: only reading is no SQL")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void onlyReadingIsNoSql(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            for (N each : session.list(side.allNear())) {
                side.read(each);
                assertThat(side.link(each)).asString().isNotEmpty();
            }
            SAMPLE.statements();
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @DisplayName("case 26: a link that is set or added again is no SQL")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void theSameLinkAgainIsNoSql(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.read(a).get(0);
            SAMPLE.statements();
            side.link(a, x);
            if (side.link(a) instanceof Many<F> many) {
                many.replaceWith(List.copyOf(many));
            }
            assertMirrored(MODEL, a);
        });
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @DisplayName("case 26: a link that is removed and added again is no SQL")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "all")
    <N, F> void aLinkRemovedAndAddedAgainIsNoSql(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.read(a).get(0);
            SAMPLE.statements();
            side.unlink(a, x);
            side.link(a, x);
            assertMirrored(MODEL, a);
        });
        assertThat(SAMPLE.statements()).isEmpty();
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 26: a reference emptied before it was read and set again is written as it was")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "references")
    <N, F> void aReferenceEmptiedUnreadAndSetAgainIsAsItWas(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            SAMPLE.statements();
            ((One<F>) side.link(a)).set(null);
            side.link(a, x);
            assertThat(side.read(a)).containsExactly(x);
            assertMirrored(MODEL, a, x);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 26: a reference emptied before it was read, and set again after the flush, is written")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "nullableReferences")
    <N, F> void aReferenceEmptiedUnreadAndSetAfterTheFlushIsWritten(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            F x = side.far(session, "x");
            ((One<F>) side.link(a)).set(null);
            session.flush();
            assertThat(side.rows(session)).isEqualTo(side.stockWithoutAX());
            side.link(a, x);
            assertThat(side.read(a)).containsExactly(x);
            assertMirrored(MODEL, a, x);
        });
        assertThat(side.rows(SAMPLE)).isEqualTo(side.stock());
    }

    @DisplayName("case 27: a flush changes neither the collection nor its order")
    @ParameterizedTest(name = "{0}")
    @MethodSource(SIDES + "collections")
    <N, F> void aFlushChangesNeitherTheCollectionNorItsOrder(Side<N, F> side) {
        side.store(SAMPLE);
        SAMPLE.db().transaction(session -> {
            N a = side.near(session, "a");
            Many<F> many = (Many<F>) side.link(a);
            F x = many.get(0);
            F y = many.get(1);
            F mine = side.newFar("new");
            many.replaceWith(mine, y, x);
            session.flush();
            assertThat(side.link(a)).isSameAs(many);
            assertThat(many).containsExactly(mine, y, x);
            SAMPLE.statements();
            session.flush();
            assertThat(SAMPLE.statements()).isEmpty();
            assertMirrored(MODEL, a);
        });
        assertThat(side.rows(SAMPLE)).containsExactly("a-new", "a-x", "a-y", "b-z");
    }

    @DisplayName("case 27: a collection is read in the relationship's order")
    @ParameterizedTest(name = "{0}")
    @MethodSource("ordered")
    <N, F> void aCollectionIsReadInTheRelationshipsOrder(Side<N, F> side) {
        N c = side.newNear("c");
        for (String name : List.of("q", "s", "p", "r")) {
            side.link(c, side.newFar(name));
        }
        SAMPLE.db().transaction(session -> {
            session.add(c);
            session.flush();
            assertThat(side.read(c)).extracting(Object::toString).containsExactly("q", "s", "p", "r");
        });
        SAMPLE.db().transaction(session -> {
            N again = side.near(session, "c");
            assertThat(side.read(again)).extracting(Object::toString).containsExactly("p", "q", "r", "s");
        });
    }

    /** Those that are declared with an order. */
    static Stream<Side<?, ?>> ordered() {
        return Sides.collections().filter(side -> !side.isMirrored() && !side.isOwned());
    }
}
