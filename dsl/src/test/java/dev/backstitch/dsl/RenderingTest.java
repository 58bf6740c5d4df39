package dev.backstitch.dsl;

import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.People.PEOPLE;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Profiles.PROFILES;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.not;

import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Node;
import dev.backstitch.sample.Person;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Profile;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.Tag;
import dev.backstitch.sample.User;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What conditions about relationships look like, values inlined; no database is asked. */
class RenderingTest {

    private static final DSLContext SQL = DSL.using(SQLDialect.POSTGRES);

    /** Conditions take their keys from the model. */
    @BeforeAll
    static void model() {
        assertThat(Sample.MODEL.entities()).isNotEmpty();
    }

    private static String where(Table<?> table, Condition condition) {
        String start = "select 1 from \"" + table.getName() + "\" where ";
        String sql = SQL.renderInlined(DSL.select(DSL.inline(1)).from(table).where(condition));
        assertThat(sql).startsWith(start);
        return sql.substring(start.length());
    }

    private static User user(long id) {
        User user = new User();
        user.setId(id);
        return user;
    }

    private static Node node(long id) {
        Node node = new Node();
        node.setId(id);
        return node;
    }

    private static Person person(long id) {
        Person person = new Person();
        person.setId(id);
        return person;
    }

    @Test
    void anyOfACollectionThatTheOtherTableHolds() {
        assertThat(where(USERS, USERS.posts.any(POSTS.title.eq("t"))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"posts\" where (\"posts\".\"user_id\" = \"users\".\"id\" and"
                                + " \"posts\".\"title\" = 't'))");
    }

    @Test
    void anyWithSeveralConditionsMeansOneElementThatFulfilsAll() {
        assertThat(where(USERS, USERS.posts.any(POSTS.title.like("a%"), POSTS.id.gt(5L))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"posts\" where (\"posts\".\"user_id\" = \"users\".\"id\" and"
                                + " \"posts\".\"title\" like 'a%' and \"posts\".\"id\" > 5))");
    }

    @Test
    void anyWithoutAConditionAsksForAnElement() {
        assertThat(where(USERS, USERS.posts.any()))
                .isEqualTo("exists (select 1 as \"one\" from \"posts\" where \"posts\".\"user_id\" = \"users\".\"id\""
                        + ")");
    }

    @Test
    void aCollectionThatTheOtherTableHoldsContainsAnObject() {
        Post post = new Post();
        post.setId(7L);
        assertThat(where(USERS, USERS.posts.contains(post)))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"posts\" where (\"posts\".\"user_id\" = \"users\".\"id\" and"
                                + " \"posts\".\"id\" = 7))");
    }

    @Test
    void hasOfAReferenceThatTheTableHolds() {
        assertThat(where(POSTS, POSTS.author.has(USERS.name.eq("n"))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"users\" where (\"users\".\"id\" = \"posts\".\"user_id\" and"
                                + " \"users\".\"name\" = 'n'))");
    }

    @Test
    void hasWithoutAConditionAsksForATarget() {
        assertThat(where(POSTS, POSTS.author.has()))
                .isEqualTo("exists (select 1 as \"one\" from \"users\" where \"users\".\"id\" = \"posts\".\"user_id\""
                        + ")");
    }

    @Test
    void isAndIsNullOfAReferenceThatTheTableHoldsCompareItsColumn() {
        assertThat(where(POSTS, POSTS.author.is(user(3)))).isEqualTo("\"posts\".\"user_id\" = 3");
        assertThat(where(POSTS, POSTS.author.isNull())).isEqualTo("\"posts\".\"user_id\" is null");
    }

    @Test
    void aReferenceThatTheOtherTableHolds() {
        Profile profile = new Profile();
        profile.setId(4L);
        assertThat(where(USERS, USERS.profile.has(PROFILES.bio.eq("b"))))
                .isEqualTo("exists (select 1 as \"one\" from \"profiles\" where (\"profiles\".\"user_id\" ="
                        + " \"users\".\"id\" and \"profiles\".\"bio\" = 'b'))");
        assertThat(where(USERS, USERS.profile.is(profile)))
                .isEqualTo("exists (select 1 as \"one\" from \"profiles\" where (\"profiles\".\"user_id\" ="
                        + " \"users\".\"id\" and \"profiles\".\"id\" = 4))");
        assertThat(where(USERS, USERS.profile.isNull()))
                .isEqualTo("not exists (select 1 as \"one\" from \"profiles\" where \"profiles\".\"user_id\" ="
                        + " \"users\".\"id\")");
    }

    @Test
    void anAssociationFromTheSideItNamesFirst() {
        Tag tag = new Tag();
        tag.setId(5L);
        assertThat(where(POSTS, POSTS.tags.any(TAGS.name.eq("n"))))
                .isEqualTo("exists (select 1 as \"one\" from \"post_tags\" join \"tags\" on \"post_tags\".\"tag_id\" ="
                        + " \"tags\".\"id\" where (\"post_tags\".\"post_id\" = \"posts\".\"id\" and \"tags\".\"name\" ="
                        + " 'n'))");
        assertThat(where(POSTS, POSTS.tags.any()))
                .isEqualTo("exists (select 1 as \"one\" from \"post_tags\" join \"tags\" on \"post_tags\".\"tag_id\" ="
                        + " \"tags\".\"id\" where \"post_tags\".\"post_id\" = \"posts\".\"id\")");
        assertThat(where(POSTS, POSTS.tags.contains(tag)))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"post_tags\" join \"tags\" on \"post_tags\".\"tag_id\" ="
                                + " \"tags\".\"id\" where (\"post_tags\".\"post_id\" = \"posts\".\"id\" and \"tags\".\"id\" = 5))");
    }

    @Test
    void anAssociationFromItsOtherSide() {
        Post post = new Post();
        post.setId(7L);
        assertThat(where(TAGS, TAGS.posts.any(POSTS.title.eq("t"))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"post_tags\" join \"posts\" on \"post_tags\".\"post_id\" ="
                                + " \"posts\".\"id\" where (\"post_tags\".\"tag_id\" = \"tags\".\"id\" and \"posts\".\"title\" ="
                                + " 't'))");
        assertThat(where(TAGS, TAGS.posts.contains(post)))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"post_tags\" join \"posts\" on \"post_tags\".\"post_id\" ="
                                + " \"posts\".\"id\" where (\"post_tags\".\"tag_id\" = \"tags\".\"id\" and \"posts\".\"id\" = 7))");
    }

    @Test
    void aTreeSelectsTheKeysUnderAnotherName() {
        assertThat(where(NODES, NODES.children.any(NODES.name.eq("n"))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from (select \"nodes\".\"parent_id\" as \"k0\" from \"nodes\" where"
                                + " \"nodes\".\"name\" = 'n') as \"near\" where \"near\".\"k0\" = \"nodes\".\"id\")");
        assertThat(where(NODES, NODES.children.contains(node(2))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from (select \"nodes\".\"parent_id\" as \"k0\" from \"nodes\" where"
                                + " \"nodes\".\"id\" = 2) as \"near\" where \"near\".\"k0\" = \"nodes\".\"id\")");
        assertThat(where(NODES, NODES.parent.has(NODES.name.eq("n"))))
                .isEqualTo("exists (select 1 as \"one\" from (select \"nodes\".\"id\" as \"k0\" from \"nodes\" where"
                        + " \"nodes\".\"name\" = 'n') as \"near\" where \"near\".\"k0\" = \"nodes\".\"parent_id\")");
        assertThat(where(NODES, NODES.parent.has()))
                .isEqualTo("exists (select 1 as \"one\" from (select \"nodes\".\"id\" as \"k0\" from \"nodes\")"
                        + " as \"near\" where \"near\".\"k0\" = \"nodes\".\"parent_id\")");
        assertThat(where(NODES, NODES.parent.is(node(2)))).isEqualTo("\"nodes\".\"parent_id\" = 2");
        assertThat(where(NODES, NODES.parent.isNull())).isEqualTo("\"nodes\".\"parent_id\" is null");
    }

    @Test
    void aSelfReferentialAssociationKeepsItsDirection() {
        assertThat(where(PEOPLE, PEOPLE.following.any(PEOPLE.name.eq("n"))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from (select \"follows\".\"follower_id\" as \"k0\" from \"follows\""
                                + " join \"people\" on \"follows\".\"followed_id\" = \"people\".\"id\" where \"people\".\"name\" ="
                                + " 'n') as \"near\" where \"near\".\"k0\" = \"people\".\"id\")");
        assertThat(where(PEOPLE, PEOPLE.followers.any(PEOPLE.name.eq("n"))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from (select \"follows\".\"followed_id\" as \"k0\" from \"follows\""
                                + " join \"people\" on \"follows\".\"follower_id\" = \"people\".\"id\" where \"people\".\"name\" ="
                                + " 'n') as \"near\" where \"near\".\"k0\" = \"people\".\"id\")");
        assertThat(where(PEOPLE, PEOPLE.following.contains(person(2))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from (select \"follows\".\"follower_id\" as \"k0\" from \"follows\""
                                + " join \"people\" on \"follows\".\"followed_id\" = \"people\".\"id\" where \"people\".\"id\" ="
                                + " 2) as \"near\" where \"near\".\"k0\" = \"people\".\"id\")");
        assertThat(where(PEOPLE, PEOPLE.followers.contains(person(2))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from (select \"follows\".\"followed_id\" as \"k0\" from \"follows\""
                                + " join \"people\" on \"follows\".\"follower_id\" = \"people\".\"id\" where \"people\".\"id\" ="
                                + " 2) as \"near\" where \"near\".\"k0\" = \"people\".\"id\")");
    }

    @Test
    void conditionsAreNegated() {
        assertThat(where(USERS, not(USERS.posts.any())))
                .isEqualTo("not (exists (select 1 as \"one\" from \"posts\" where \"posts\".\"user_id\" ="
                        + " \"users\".\"id\"))");
        assertThat(where(POSTS, POSTS.author.is(user(3)).not())).isEqualTo("not (\"posts\".\"user_id\" = 3)");
        assertThat(where(NODES, not(NODES.parent.isNull()))).isEqualTo("not (\"nodes\".\"parent_id\" is null)");
        assertThat(where(USERS, not(USERS.profile.isNull())))
                .isEqualTo("not (not exists (select 1 as \"one\" from \"profiles\" where \"profiles\".\"user_id\" ="
                        + " \"users\".\"id\"))");
    }

    @Test
    void conditionsAreCombined() {
        assertThat(where(
                        POSTS,
                        POSTS.author.isNull().or(POSTS.author.is(user(3))).and(POSTS.title.ne("t"))))
                .isEqualTo(
                        "((\"posts\".\"user_id\" is null or \"posts\".\"user_id\" = 3) and \"posts\".\"title\" <> 't')");
        assertThat(where(POSTS, POSTS.author.has(USERS.name.eq("a").or(USERS.name.eq("b")))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"users\" where (\"users\".\"id\" = \"posts\".\"user_id\" and"
                                + " (\"users\".\"name\" = 'a' or \"users\".\"name\" = 'b')))");
        assertThat(where(USERS, USERS.posts.any().and(USERS.profile.isNull())))
                .isEqualTo("(exists (select 1 as \"one\" from \"posts\" where \"posts\".\"user_id\" = \"users\".\"id\""
                        + ") and not exists (select 1 as \"one\" from \"profiles\" where \"profiles\".\"user_id\" ="
                        + " \"users\".\"id\"))");
    }

    @Test
    void conditionsAreNested() {
        assertThat(where(USERS, USERS.posts.any(POSTS.tags.any(TAGS.name.eq("n")))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"posts\" where (\"posts\".\"user_id\" = \"users\".\"id\" and"
                                + " exists (select 1 as \"one\" from \"post_tags\" join \"tags\" on \"post_tags\".\"tag_id\" ="
                                + " \"tags\".\"id\" where (\"post_tags\".\"post_id\" = \"posts\".\"id\" and \"tags\".\"name\" ="
                                + " 'n'))))");
        assertThat(where(USERS, USERS.posts.any(POSTS.author.has(USERS.name.eq("n")))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from \"posts\" where (\"posts\".\"user_id\" = \"users\".\"id\" and"
                                + " exists (select 1 as \"one\" from \"users\" where (\"users\".\"id\" = \"posts\".\"user_id\" and"
                                + " \"users\".\"name\" = 'n'))))");
        assertThat(where(NODES, NODES.children.any(NODES.children.any(NODES.name.eq("n")))))
                .isEqualTo(
                        "exists (select 1 as \"one\" from (select \"nodes\".\"parent_id\" as \"k0\" from \"nodes\" where"
                                + " exists (select 1 as \"one\" from (select \"nodes\".\"parent_id\" as \"k0\" from \"nodes\""
                                + " where \"nodes\".\"name\" = 'n') as \"near\" where \"near\".\"k0\" = \"nodes\".\"id\")) as"
                                + " \"near\" where \"near\".\"k0\" = \"nodes\".\"id\")");
    }

    @Test
    void valuesAreBoundWhereTheyAreNotInlined() {
        var query = SQL.selectOne().from(POSTS).where(POSTS.author.is(user(3)), POSTS.tags.any(TAGS.name.eq("n")));
        assertThat(query.getSQL())
                .isEqualTo("select 1 as \"one\" from \"posts\" where (\"posts\".\"user_id\" = ? and exists (select 1 as"
                        + " \"one\" from \"post_tags\" join \"tags\" on \"post_tags\".\"tag_id\" = \"tags\".\"id\" where"
                        + " (\"post_tags\".\"post_id\" = \"posts\".\"id\" and \"tags\".\"name\" = ?)))");
        assertThat(query.getBindValues()).containsExactly(3L, "n");
    }

    @Test
    void anObjectIsReadWhenTheQueryIsRendered() {
        User user = new User();
        Condition condition = POSTS.author.is(user);
        assertThatThrownBy(() -> where(POSTS, condition))
                .isInstanceOf(UsageException.class)
                .hasMessage("Posts.author is compared with an object that has no id yet: flush it first, since only an"
                        + " object with a row can be looked for");
        user.setId(9L);
        assertThat(where(POSTS, condition)).isEqualTo("\"posts\".\"user_id\" = 9");
    }
}
