package dev.backstitch.dsl;

import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.trueCondition;

import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.Insert;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JooqTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    /** Two users of keys 1 and 2; posts 1 and 2 by Alice, 3 by Bob, 4 by nobody. */
    @BeforeEach
    void usersAndPosts() {
        SAMPLE.sql().insertInto(USERS, USERS.name).values("Alice").values("Bob").execute();
        SAMPLE.sql()
                .insertInto(POSTS, POSTS.title, POSTS.userId)
                .values("a1", 1L)
                .values("a2", 1L)
                .values("b1", 2L)
                .values("none", null)
                .execute();
    }

    private static String csv(Select<?> select) {
        return csv(SAMPLE.sql().fetch(select));
    }

    private static String csv(Result<?> rows) {
        return rows.formatCSV(false).replace("\r", "");
    }

    private static String posts() {
        return csv(select(POSTS.title, POSTS.userId).from(POSTS).orderBy(POSTS.id));
    }

    private static String sql(Query query) {
        return SAMPLE.sql().render(query);
    }

    @Test
    void columnsAreSelectedJoinedAndCompared() {
        Select<?> query = select(USERS.name, POSTS.title)
                .from(USERS)
                .leftJoin(POSTS)
                .on(POSTS.userId.eq(USERS.id))
                .where(USERS.name.like("A%").or(POSTS.id.in(3L, 4L)))
                .orderBy(POSTS.title.desc());
        assertThat(sql(query))
                .isEqualTo("select \"users\".\"name\", \"posts\".\"title\" from \"users\" left outer join \"posts\" on"
                        + " \"posts\".\"user_id\" = \"users\".\"id\" where (\"users\".\"name\" like ? or"
                        + " \"posts\".\"id\" in (?, ?)) order by \"posts\".\"title\" desc");
        assertThat(csv(query)).isEqualTo("Bob,b1\nAlice,a2\nAlice,a1\n");
    }

    @Test
    void selectFromReadsAllColumnsInTheOrderOfTheirDeclaration() {
        Result<Record> rows = SAMPLE.sql().selectFrom(POSTS).orderBy(POSTS.id).fetch();
        assertThat(sql(selectFrom(POSTS)))
                .isEqualTo("select \"posts\".\"id\", \"posts\".\"title\", \"posts\".\"user_id\" from \"posts\"");
        assertThat(csv(rows)).isEqualTo("1,a1,1\n2,a2,1\n3,b1,2\n4,none,\"\"\n");
        assertThat(rows.get(3).get(POSTS.title)).isEqualTo("none");
        assertThat(rows.get(3).get(POSTS.userId)).isNull();
        assertThat(rows.map(row -> row.get(POSTS.id))).containsExactly(1L, 2L, 3L, 4L);
        assertThat(rows.getValues(POSTS.userId)).containsExactly(1L, 1L, 2L, null);
        assertThat(rows.intoMap(POSTS.id, POSTS.title)).containsEntry(2L, "a2");
    }

    @Test
    void aRecordIsSetAndReadByColumn() {
        Record record = SAMPLE.sql().newRecord(POSTS);
        record.set(POSTS.title, "new");
        record.set(POSTS.userId, 2L);
        assertThat(record.get(POSTS.title)).isEqualTo("new");
        assertThat(record.changed(POSTS.title)).isTrue();
        assertThat(record.changed(POSTS.id)).isFalse();
        SAMPLE.sql().insertInto(POSTS).set(record).execute();
        assertThat(posts()).isEqualTo("a1,1\na2,1\nb1,2\nnone,\"\"\nnew,2\n");
    }

    @Test
    void insertReturnsGeneratedKeys() {
        var insert = SAMPLE.sql()
                .insertInto(POSTS, POSTS.title, POSTS.userId)
                .values("b2", 2L)
                .values("b3", 2L)
                .returningResult(POSTS.id, DSL.upper(POSTS.title));
        assertThat(insert.getSQL())
                .isEqualTo("insert into \"posts\" (\"title\", \"user_id\") values (?, ?), (?, ?) returning"
                        + " \"posts\".\"id\", upper(\"posts\".\"title\")");
        assertThat(csv(insert.fetch())).isEqualTo("5,B2\n6,B3\n");
    }

    @Test
    void insertFromASelect() {
        Query insert = SAMPLE.sql()
                .insertInto(POSTS, POSTS.title, POSTS.userId)
                .select(select(USERS.name.concat("+"), USERS.id).from(USERS).orderBy(USERS.id));
        assertThat(insert.execute()).isEqualTo(2);
        assertThat(posts()).isEqualTo("a1,1\na2,1\nb1,2\nnone,\"\"\nAlice+,1\nBob+,2\n");
    }

    @Test
    void insertOnConflictUpdates() {
        SAMPLE.sql().insertInto(TAGS, TAGS.name).values("java").execute();
        Insert<Record> insert = SAMPLE.sql()
                .insertInto(TAGS, TAGS.name)
                .values("java")
                .values("sql")
                .onConflict(TAGS.name)
                .doUpdate()
                .set(TAGS.name, excluded(TAGS.name).concat("!"))
                .where(TAGS.id.eq(1L));
        assertThat(sql(insert))
                .isEqualTo("insert into \"tags\" (\"name\") values (?), (?) on conflict (\"name\") do update set"
                        + " \"name\" = (excluded.\"name\" || ?) where \"tags\".\"id\" = ?");
        assertThat(insert.execute()).isEqualTo(2);
        assertThat(csv(select(TAGS.name).from(TAGS).orderBy(TAGS.name))).isEqualTo("java!\nsql\n");
    }

    @Test
    void insertOnDuplicateKeyFindsThePrimaryKey() {
        Insert<Record> insert = SAMPLE.sql()
                .insertInto(USERS, USERS.id, USERS.name)
                .values(1L, "Alix")
                .onDuplicateKeyUpdate()
                .set(USERS.name, "Alix");
        assertThat(sql(insert))
                .isEqualTo("insert into \"users\" (\"id\", \"name\") values (?, ?) on conflict (\"id\") do update set"
                        + " \"name\" = ?");
        assertThat(insert.execute()).isOne();
        assertThat(csv(select(USERS.name).from(USERS).orderBy(USERS.id))).isEqualTo("Alix\nBob\n");
    }

    @Test
    void updateSetsFromAnotherTable() {
        ResultQuery<?> update = SAMPLE.sql()
                .update(POSTS)
                .set(POSTS.title, USERS.name.concat(": ").concat(POSTS.title))
                .set(POSTS.userId, (Long) null)
                .from(USERS)
                .where(USERS.id.eq(POSTS.userId).and(USERS.name.eq("Bob")))
                .returningResult(POSTS.id, POSTS.title);
        assertThat(update.getSQL())
                .isEqualTo(
                        "update \"posts\" set \"title\" = ((\"users\".\"name\" || ?) || \"posts\".\"title\"), \"user_id\""
                                + " = ? from \"users\" where (\"users\".\"id\" = \"posts\".\"user_id\" and"
                                + " \"users\".\"name\" = ?) returning \"posts\".\"id\", \"posts\".\"title\"");
        assertThat(csv(update.fetch())).isEqualTo("3,Bob: b1\n");
        assertThat(posts()).isEqualTo("a1,1\na2,1\nBob: b1,\"\"\nnone,\"\"\n");
    }

    @Test
    void updateSetsARow() {
        Query update = SAMPLE.sql()
                .update(POSTS)
                .set(row(POSTS.title, POSTS.userId), row("moved", 2L))
                .where(POSTS.id.eq(1L));
        assertThat(sql(update))
                .isEqualTo("update \"posts\" set (\"title\", \"user_id\") = row (?, ?) where \"posts\".\"id\" = ?");
        assertThat(update.execute()).isOne();
        assertThat(posts()).isEqualTo("moved,2\na2,1\nb1,2\nnone,\"\"\n");
    }

    @Test
    void deleteReturnsWhatItDeleted() {
        ResultQuery<?> delete =
                SAMPLE.sql().deleteFrom(POSTS).where(POSTS.userId.isNull()).returningResult(POSTS.title);
        assertThat(delete.getSQL())
                .isEqualTo("delete from \"posts\" where \"posts\".\"user_id\" is null returning \"posts\".\"title\"");
        assertThat(csv(delete.fetch())).isEqualTo("none\n");
        assertThat(posts()).isEqualTo("a1,1\na2,1\nb1,2\n");
    }

    @Test
    void mergeUpdatesAndInserts() {
        Table<?> source = DSL.values(row("a1", 2L), row("c1", 1L)).as("v", "title", "author");
        Field<String> title = source.field("title", String.class);
        Field<Long> author = source.field("author", Long.class);
        Query merge = SAMPLE.sql()
                .mergeInto(POSTS)
                .using(source)
                .on(POSTS.title.eq(title))
                .whenMatchedThenUpdate()
                .set(POSTS.userId, author)
                .whenNotMatchedThenInsert(POSTS.title, POSTS.userId)
                .values(title, author);
        assertThat(sql(merge))
                .isEqualTo("merge into \"posts\" using (values (?, ?), (?, ?)) as \"v\" (\"title\", \"author\") on"
                        + " \"posts\".\"title\" = \"v\".\"title\" when matched then update set \"user_id\" ="
                        + " \"v\".\"author\" when not matched then insert (\"title\", \"user_id\") values"
                        + " (\"v\".\"title\", \"v\".\"author\")");
        assertThat(merge.execute()).isEqualTo(2);
        assertThat(posts()).isEqualTo("a1,2\na2,1\nb1,2\nnone,\"\"\nc1,1\n");
    }

    @Test
    void aDerivedTableAnswersToTheColumnsItSelects() {
        Table<?> derived = select(POSTS.userId, count().as("n"))
                .from(POSTS)
                .groupBy(POSTS.userId)
                .asTable("d");
        assertThat(derived.field(POSTS.title)).isNull();
        Select<?> query = select(USERS.name, derived.field("n"))
                .from(USERS)
                .join(derived)
                .on(derived.field(POSTS.userId).eq(USERS.id))
                .orderBy(USERS.name);
        assertThat(sql(query))
                .isEqualTo("select \"users\".\"name\", \"d\".\"n\" from \"users\" join (select \"posts\".\"user_id\","
                        + " count(*) as \"n\" from \"posts\" group by \"posts\".\"user_id\") as \"d\" on"
                        + " \"d\".\"user_id\" = \"users\".\"id\" order by \"users\".\"name\"");
        assertThat(csv(query)).isEqualTo("Alice,2\nBob,1\n");
    }

    @Test
    void aTableAliasAnswersToItsColumns() {
        Table<Record> u = USERS.as("u");
        Select<?> query =
                select(u.field(USERS.name)).from(u).where(u.field(USERS.id).eq(2L));
        assertThat(sql(query)).isEqualTo("select \"u\".\"name\" from \"users\" as \"u\" where \"u\".\"id\" = ?");
        assertThat(csv(query)).isEqualTo("Bob\n");
    }

    @Test
    void aColumnAliasIsReadByTheAlias() {
        Field<String> who = USERS.name.as("who");
        assertThat(sql(select(who).from(USERS).orderBy(who)))
                .isEqualTo("select \"users\".\"name\" as \"who\" from \"users\" order by \"who\"");
        assertThat(SAMPLE.sql().select(who).from(USERS).orderBy(who).fetch(who)).containsExactly("Alice", "Bob");
    }

    @Test
    void commonTableExpressionsWalkATree() {
        SAMPLE.sql()
                .insertInto(NODES, NODES.name, NODES.parentId)
                .values("root", null)
                .values("left", 1L)
                .values("leaf", 2L)
                .execute();
        CommonTableExpression<?> path = name("path")
                .fields("id", "depth")
                .as(select(NODES.id, DSL.inline(0))
                        .from(NODES)
                        .where(NODES.parentId.isNull())
                        .unionAll(select(
                                        NODES.id,
                                        DSL.field(name("path", "depth"), Integer.class)
                                                .plus(1))
                                .from(NODES)
                                .join(DSL.table(name("path")))
                                .on(NODES.parentId.eq(DSL.field(name("path", "id"), Long.class)))));
        assertThat(csv(SAMPLE.sql()
                        .withRecursive(path)
                        .select(NODES.name, path.field("depth"))
                        .from(path)
                        .join(NODES)
                        .on(NODES.id.eq(path.field("id", Long.class)))
                        .orderBy(path.field("depth"))
                        .fetch()))
                .isEqualTo("root,0\nleft,1\nleaf,2\n");
    }

    @Test
    void windowFunctions() {
        Select<?> query = select(
                        POSTS.title,
                        rowNumber()
                                .over()
                                .partitionBy(POSTS.userId)
                                .orderBy(POSTS.title.desc())
                                .as("place"),
                        DSL.lag(POSTS.title).over(DSL.orderBy(POSTS.id)).as("before"))
                .from(POSTS)
                .orderBy(POSTS.id);
        assertThat(sql(query))
                .isEqualTo("select \"posts\".\"title\", row_number() over (partition by \"posts\".\"user_id\" order by"
                        + " \"posts\".\"title\" desc) as \"place\", lag(\"posts\".\"title\") over (order by"
                        + " \"posts\".\"id\") as \"before\" from \"posts\" order by \"posts\".\"id\"");
        assertThat(csv(query)).isEqualTo("a1,2,\"\"\na2,1,a1\nb1,1,a2\nnone,1,b1\n");
    }

    @Test
    void groupsAndTheirConditions() {
        Select<?> query = select(USERS.name, count(POSTS.id), DSL.max(POSTS.title))
                .from(USERS)
                .join(POSTS)
                .on(POSTS.userId.eq(USERS.id))
                .groupBy(USERS.id, USERS.name)
                .having(count(POSTS.id).gt(1));
        assertThat(sql(query))
                .isEqualTo(
                        "select \"users\".\"name\", count(\"posts\".\"id\"), max(\"posts\".\"title\") from \"users\" join"
                                + " \"posts\" on \"posts\".\"user_id\" = \"users\".\"id\" group by \"users\".\"id\","
                                + " \"users\".\"name\" having count(\"posts\".\"id\") > ?");
        assertThat(csv(query)).isEqualTo("Alice,2,a2\n");
    }

    @Test
    void countsAndExists() {
        assertThat(SAMPLE.sql().fetchCount(POSTS)).isEqualTo(4);
        assertThat(SAMPLE.sql().fetchCount(POSTS, POSTS.userId.eq(1L))).isEqualTo(2);
        assertThat(SAMPLE.sql().fetchExists(USERS, USERS.name.eq("Carl"))).isFalse();
        Select<?> query = select(USERS.name)
                .from(USERS)
                .where(exists(selectOne().from(POSTS).where(POSTS.userId.eq(USERS.id), POSTS.title.eq("b1"))))
                .and(notExists(selectOne().from(PROFILES).where(PROFILES.userId.eq(USERS.id))));
        assertThat(csv(query)).isEqualTo("Bob\n");
    }

    @Test
    void joinsAlongAForeignKey() {
        Select<?> query =
                select(USERS.name, POSTS.title).from(POSTS).join(USERS).onKey().orderBy(POSTS.id);
        assertThat(sql(query))
                .isEqualTo("select \"users\".\"name\", \"posts\".\"title\" from \"posts\" join \"users\" on"
                        + " \"posts\".\"user_id\" = \"users\".\"id\" order by \"posts\".\"id\"");
        assertThat(csv(query)).isEqualTo("Alice,a1\nAlice,a2\nBob,b1\n");
    }

    @Test
    void joinsAlongTheForeignKeyOfANamedColumn() {
        Select<?> query = select(USERS.name, POSTS.title)
                .from(POSTS)
                .leftJoin(USERS)
                .onKey(POSTS.userId)
                .where(POSTS.id.ge(3L))
                .orderBy(POSTS.id);
        assertThat(csv(query)).isEqualTo("Bob,b1\n\"\",none\n");
    }

    @Test
    void conditionsAboutRelationshipsServeInPlainJooq() {
        assertThat(csv(select(USERS.name).from(USERS).where(USERS.posts.any(POSTS.title.eq("b1")))))
                .isEqualTo("Bob\n");
        User alice = new User();
        alice.setId(1L);
        assertThat(SAMPLE.sql()
                        .update(POSTS)
                        .set(POSTS.title, "x")
                        .where(POSTS.author.is(alice))
                        .execute())
                .isEqualTo(2);
        assertThat(SAMPLE.sql().deleteFrom(POSTS).where(POSTS.author.isNull()).execute())
                .isOne();
        assertThat(posts()).isEqualTo("x,1\nx,1\nb1,2\n");
        assertThat(SAMPLE.sql().fetchCount(USERS, trueCondition())).isEqualTo(2);
    }
}
