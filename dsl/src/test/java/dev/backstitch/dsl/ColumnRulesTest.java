package dev.backstitch.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.dsl.Rules.Colour;
import dev.backstitch.dsl.Rules.Leaf;
import dev.backstitch.dsl.Rules.Leaves;
import dev.backstitch.dsl.Rules.Root;
import dev.backstitch.dsl.Rules.Roots;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.SampleDatabase;
import java.time.OffsetDateTime;
import org.assertj.core.api.Assertions;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Defaults come back, and PostgreSQL enforces what was declared. */
class ColumnRulesTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Rules.MODEL);

    private static final Roots ROOTS = Roots.ROOTS;
    private static final Leaves LEAVES = Leaves.LEAVES;

    private static Root saved(Root root) {
        return SAMPLE.db().transaction(session -> session.add(root));
    }

    private static Leaf leaf(Root owner, Root friend) {
        return SAMPLE.db().transaction(session -> {
            Leaf leaf = new Leaf();
            leaf.owner.set(session.get(ROOTS.id, owner.id));
            leaf.friend.set(session.get(ROOTS.id, friend.id));
            return session.add(leaf);
        });
    }

    private static String leaves() {
        return SAMPLE.sql()
                .select(LEAVES.id, LEAVES.ownerId, LEAVES.friendId)
                .from(LEAVES)
                .orderBy(LEAVES.id)
                .fetch()
                .formatCSV(false);
    }

    private static String refusal(Runnable statement) {
        DataAccessException refused = Assertions.catchThrowableOfType(DataAccessException.class, statement::run);
        return refused.sqlState() + " "
                + refused.getCause().getMessage().lines().findFirst().orElseThrow();
    }

    @Test
    void defaultsComeBackWithTheInsert() {
        Root root = saved(new Root("r"));
        assertThat(SAMPLE.statements()).hasSize(1);
        assertThat(root.count).isEqualTo(7);
        assertThat(root.colour).isEqualTo(Colour.GREEN);
        assertThat(root.made).isEqualTo(OffsetDateTime.MAX);
        assertThat(root.doubled).isEqualTo(42);
        Root loaded = SAMPLE.db().transaction(session -> session.get(ROOTS.id, root.id));
        assertThat(loaded).usingRecursiveComparison().isEqualTo(root);
    }

    @Test
    void aValueGoesBeforeItsDefault() {
        Root given = new Root("given");
        given.count = 0;
        given.colour = Colour.RED;
        given.made = OffsetDateTime.parse("2026-01-01T00:00:00Z");
        given.doubled = -1L;
        Root bare = new Root("bare");
        SAMPLE.db().transaction(session -> {
            session.add(given);
            session.add(bare);
        });
        assertThat(SAMPLE.sql()
                        .select(ROOTS.name, ROOTS.count, ROOTS.colour, ROOTS.made, ROOTS.doubled)
                        .from(ROOTS)
                        .orderBy(ROOTS.name)
                        .fetch()
                        .formatCSV(false))
                .isEqualToNormalizingNewlines("""
                        bare,7,GREEN,+999999999-12-31T23:59:59.999999999-18:00,42
                        given,0,RED,2026-01-01T00:00Z,-1
                        """);
        assertThat(bare.count).isEqualTo(7);
        assertThat(given.count).isZero();
    }

    @Test
    void defaultsServePlainJooqToo() {
        assertThat(SAMPLE.sql()
                        .insertInto(ROOTS, ROOTS.name)
                        .values("r")
                        .returningResult(ROOTS.count, ROOTS.colour, ROOTS.doubled)
                        .fetch()
                        .formatCSV(false))
                .isEqualToNormalizingNewlines("7,GREEN,42\n");
    }

    @Test
    void notNullIsEnforced() {
        assertThat(refusal(() -> SAMPLE.sql()
                        .insertInto(ROOTS)
                        .set(ROOTS.name, (String) null)
                        .execute()))
                .isEqualTo(
                        "23502 ERROR: null value in column \"name\" of relation \"roots\" violates not-null constraint");
    }

    @Test
    void uniqueIsEnforced() {
        saved(new Root("r"));
        assertThat(refusal(() ->
                        SAMPLE.sql().insertInto(ROOTS, ROOTS.name).values("r").execute()))
                .isEqualTo("23505 ERROR: duplicate key value violates unique constraint \"roots_name_key\"");
    }

    @Test
    void aReferenceIsEnforced() {
        assertThat(refusal(() -> SAMPLE.sql()
                        .insertInto(LEAVES, LEAVES.ownerId)
                        .values(99L)
                        .execute()))
                .isEqualTo("23503 ERROR: insert or update on table \"leaves\" violates foreign key constraint"
                        + " \"leaves_owner_id_fkey\"");
    }

    @Test
    void onDeleteCascadeDeletesAndSetNullLetsGo() {
        Root one = saved(new Root("one"));
        Root two = saved(new Root("two"));
        leaf(one, two);
        leaf(two, one);
        SAMPLE.sql().deleteFrom(ROOTS).where(ROOTS.id.eq(one.id)).execute();
        assertThat(leaves()).isEqualToNormalizingNewlines("2,2,\"\"\n");
    }

    @Test
    void onUpdateCascadeFollowsTheKeyAndNoActionRefuses() {
        Root one = saved(new Root("one"));
        Root two = saved(new Root("two"));
        leaf(one, two);
        SAMPLE.sql().update(ROOTS).set(ROOTS.id, 50L).where(ROOTS.id.eq(two.id)).execute();
        assertThat(leaves()).isEqualToNormalizingNewlines("1,1,50\n");
        assertThat(refusal(() -> SAMPLE.sql()
                        .update(ROOTS)
                        .set(ROOTS.id, 51L)
                        .where(ROOTS.id.eq(one.id))
                        .execute()))
                .isEqualTo("23503 ERROR: update or delete on table \"roots\" violates foreign key constraint"
                        + " \"leaves_owner_id_fkey\" on table \"leaves\"");
    }

    @Test
    void aSessionDeletesWhatPostgresqlCascades() {
        Root root = saved(new Root("root"));
        Root friend = saved(new Root("friend"));
        leaf(root, friend);
        SAMPLE.db().transaction(session -> {
            session.delete(session.get(ROOTS.id, friend.id));
        });
        assertThat(leaves()).isEqualToNormalizingNewlines("1,1,\"\"\n");
        SAMPLE.db().transaction(session -> {
            session.delete(session.get(ROOTS.id, root.id));
        });
        assertThat(leaves()).isEmpty();
    }

    @Test
    void modifiersComeBeforeTheFirstUse() {
        assertThatThrownBy(() -> ((ColumnSpec<Root, String>) ROOTS.name).notNull())
                .isInstanceOf(UsageException.class)
                .hasMessage("Roots is in use already: declare column name in a field of the mapping class, before the"
                        + " table is first used");
    }
}
