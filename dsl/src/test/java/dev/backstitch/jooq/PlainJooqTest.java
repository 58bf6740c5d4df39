package dev.backstitch.jooq;

import static dev.backstitch.sample.Associated.POST_TAGS;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import dev.backstitch.sample.SampleDatabase;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlainJooqTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static Long user(String name) {
        return SAMPLE.sql()
                .insertInto(USERS, USERS.name)
                .values(name)
                .returningResult(USERS.id)
                .fetchSingle(USERS.id);
    }

    private static Long post(Long author, String title) {
        return SAMPLE.sql()
                .insertInto(POSTS)
                .set(POSTS.title, title)
                .set(POSTS.userId, author)
                .returning(POSTS.id)
                .fetchSingle()
                .get(POSTS.id);
    }

    @Test
    void aColumnIsAFieldOfItsTable() {
        assertThat(USERS.fields()).hasSize(2);
        assertThat(USERS.field(USERS.name)).isEqualTo(USERS.name);
        assertThat((Object) USERS.name).isEqualTo(USERS.field("name")).isNotEqualTo(TAGS.name);
        assertThat(USERS.field("name").hashCode()).isEqualTo(USERS.name.hashCode());
        assertThat(USERS.name.getTable()).isSameAs(USERS);
        assertThat(USERS.name).hasToString("\"users\".\"name\"");
        assertThat(USERS.name.getQualifiedName()).hasToString("\"users\".\"name\"");
        assertThat(USERS.getIdentity().getField().getName()).isEqualTo("id");
        assertThat(USERS.getPrimaryKey().getFields()).hasSize(1);
        assertThat(POSTS.getReferences()).hasSize(1);
        assertThat(TAGS.getUniqueKeys()).hasSize(1);
    }

    @Test
    void insertUpdateDeleteAndSelect() {
        Long alice = user("Alice");
        assertThat(SAMPLE.sql()
                        .update(USERS)
                        .set(USERS.name, USERS.name.concat("!"))
                        .where(USERS.id.eq(alice))
                        .execute())
                .isOne();
        Record row = SAMPLE.sql().selectFrom(USERS).fetchSingle();
        assertThat(row.get(USERS.name)).isEqualTo("Alice!");
        assertThat(row.get(USERS.id)).isEqualTo(alice);
        assertThat(SAMPLE.sql().deleteFrom(USERS).where(USERS.id.eq(alice)).execute())
                .isOne();
    }

    @Test
    void insertOnConflict() {
        SAMPLE.sql().insertInto(TAGS, TAGS.name).values("java").execute();
        SAMPLE.sql()
                .insertInto(TAGS, TAGS.name)
                .values("java")
                .onConflict(TAGS.name)
                .doUpdate()
                .set(TAGS.name, "kotlin")
                .execute();
        SAMPLE.sql()
                .insertInto(TAGS, TAGS.name)
                .values("kotlin")
                .onConflictDoNothing()
                .execute();
        assertThat(SAMPLE.sql().fetchValues(TAGS.name)).containsExactly("kotlin");
    }

    @Test
    void joinsGroupsAndWindows() {
        Long alice = user("Alice");
        Long bob = user("Bob");
        post(alice, "a1");
        post(alice, "a2");
        post(bob, "b1");
        assertThat(SAMPLE.sql()
                        .select(USERS.name, count())
                        .from(USERS)
                        .join(POSTS)
                        .on(POSTS.userId.eq(USERS.id))
                        .groupBy(USERS.name)
                        .having(count().gt(1))
                        .fetch()
                        .formatCSV())
                .isEqualToNormalizingNewlines("name,count\nAlice,2\n");
        assertThat(SAMPLE.sql()
                        .select(
                                POSTS.title,
                                rowNumber().over().partitionBy(POSTS.userId).orderBy(POSTS.title.desc()))
                        .from(POSTS)
                        .orderBy(POSTS.title)
                        .fetch()
                        .formatCSV(false))
                .isEqualToNormalizingNewlines("a1,2\na2,1\nb1,1\n");
        assertThat(SAMPLE.sql()
                        .select(POSTS.title)
                        .from(POSTS)
                        .join(USERS)
                        .onKey()
                        .where(USERS.name.eq("Bob"))
                        .fetch(POSTS.title))
                .containsExactly("b1");
    }

    @Test
    void derivedTablesAndSubqueries() {
        Long alice = user("Alice");
        post(alice, "a1");
        Table<?> derived = select(POSTS.userId, POSTS.title).from(POSTS).asTable("d");
        Field<String> title = derived.field(POSTS.title);
        assertThat(SAMPLE.sql().select(title).from(derived).fetch(title)).containsExactly("a1");
        assertThat(SAMPLE.sql()
                        .fetchExists(select(POSTS.id)
                                .from(POSTS)
                                .where(POSTS.userId.in(select(USERS.id).from(USERS)))))
                .isTrue();
    }

    @Test
    void anAssociationIsATableToo() {
        Long alice = user("Alice");
        Long post = post(alice, "a1");
        SAMPLE.sql().insertInto(TAGS, TAGS.name).values("java").execute();
        Long tag = SAMPLE.sql().fetchValue(TAGS.id);
        SAMPLE.sql().insertInto(POST_TAGS.table()).values(post, tag).execute();
        assertThat(SAMPLE.sql().fetchCount(POST_TAGS.table())).isOne();
        assertThat(POST_TAGS.reversed().table()).isSameAs(POST_TAGS.table());
        assertThat(POST_TAGS.reversed().reversed()).isSameAs(POST_TAGS);
    }
}
