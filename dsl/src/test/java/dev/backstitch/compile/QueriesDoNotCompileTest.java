package dev.backstitch.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Joins, projections and fetches that do not fit. Each claim has its control: the same snippet without the mistake compiles. */
class QueriesDoNotCompileTest {

    private static final String USE = """
            import static dev.backstitch.dsl.EntityQuery.from;
            import static dev.backstitch.sample.Nodes.NODES;
            import static dev.backstitch.sample.Posts.POSTS;
            import static dev.backstitch.sample.Tags.TAGS;
            import static dev.backstitch.sample.Users.USERS;
            import static org.jooq.Records.mapping;
            import static org.jooq.impl.DSL.count;
            import static org.jooq.impl.DSL.row;
            import static org.jooq.impl.DSL.selectFrom;

            import dev.backstitch.query.*;
            import dev.backstitch.sample.*;
            import dev.backstitch.session.*;
            import java.util.List;
            import org.jooq.Record2;

            class Snippet {
                record Named(String name, int posts) {}
                record Nested(String name, List<String> titles) {}
                static void use(Session session, Posts p, Users u) {
                    %s
                }
            }
            """;

    @TempDir
    Path out;

    private void fits(String statement) {
        assertThat(errors(statement)).isEmpty();
    }

    private void fails(String statement) {
        assertThat(errors(statement)).isNotEmpty();
    }

    private List<String> errors(String statement) {
        return Snippet.errors(out, "Snippet", String.format(USE, statement));
    }

    @Test
    void aJoinOfARelationshipOfAnotherEntity() {
        fits("from(USERS).join(USERS.posts, posts -> posts.join(POSTS.tags));");
        fails("from(USERS).join(POSTS.tags);");
        fails("from(USERS).join(USERS.posts, posts -> posts.join(USERS.profile));");
        fails("from(USERS).leftJoin(POSTS.author);");
    }

    @Test
    void aJoinByAnAliasOfAnotherTable() {
        fits("from(USERS).join(USERS.posts, p, posts -> posts.leftJoin(p.tags));");
        fails("from(USERS).join(USERS.posts, u);");
        fails("from(USERS).join(USERS.posts, p, posts -> posts.join(u.posts));");
    }

    @Test
    void aMapperOfOtherTypesOrAnotherNumberOfThem() {
        fits("List<Named> l = session.list(from(USERS).select(row(USERS.name, count()).mapping(Named::new)));");
        fits("List<Named> l = session.list(from(USERS).select(row(USERS.name, count())).into(mapping(Named::new)));");
        fails("List<Named> l = session.list(from(USERS).select(row(USERS.name, USERS.id).mapping(Named::new)));");
        fails("List<Named> l = session.list(from(USERS).select(row(USERS.name, USERS.id)).into(mapping(Named::new)));");
        fails("List<Named> l = session.list(from(USERS).select(row(USERS.name).mapping(Named::new)));");
        fails(
                "List<Named> l = session.list(from(USERS).select(row(USERS.name, count(), count()).mapping(Named::new)));");
        fails("session.list(from(USERS).select(USERS.name).into((Long id) -> id));");
    }

    @Test
    void aValueOfAnotherType() {
        fits("String s = session.one(from(USERS).select(USERS.name));");
        fails("Long s = session.one(from(USERS).select(USERS.name));");
        fits("List<Record2<String, Long>> l = session.list(from(USERS).select(row(USERS.name, USERS.id)));");
        fails("List<Record2<Long, String>> l = session.list(from(USERS).select(row(USERS.name, USERS.id)));");
        fits("session.list(from(USERS).groupBy(USERS.name).having(count().gt(1)).select(count()));");
        fails("session.list(from(USERS).groupBy(USERS.name).having(count().gt(USERS.name)).select(count()));");
    }

    @Test
    void aNestedListOfAnotherType() {
        fits(
                "session.list(from(USERS).select(row(USERS.name, USERS.posts.multiset(POSTS.title)).mapping(Nested::new)));");
        fails(
                "session.list(from(USERS).select(row(USERS.name, USERS.posts.multiset(POSTS.id)).mapping(Nested::new)));");
        fails("session.list(from(USERS).select(POSTS.author.multiset(USERS.name)));");
    }

    @Test
    void groupsAreNoEntities() {
        fits("session.list(from(USERS));");
        fails("session.list(from(USERS).groupBy(USERS.name));");
        fails("from(USERS).groupBy(USERS.name).with(USERS.posts);");
    }

    @Test
    void anEntityOfAnotherTableOutOfASelect() {
        fits("List<User> l = session.fetch(selectFrom(USERS), USERS);");
        fails("List<Post> l = session.fetch(selectFrom(USERS), USERS);");
        fits("Post one = session.fetch(selectFrom(USERS), USERS, POSTS).get(0).get(POSTS);");
        fails("Post one = session.fetch(selectFrom(USERS), USERS, POSTS).get(0).get(USERS);");
    }
}
