package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.error.RefusedDataException;
import dev.backstitch.error.UsageException;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Posts;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import dev.backstitch.sample.Users;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.Context;
import org.jooq.Param;
import org.jooq.impl.CustomCondition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RenderedOnceTest {

    private static final Param<String> NAME = param("name", String.class);
    private static final Param<Integer> FEWEST = param("fewest", 0);
    private static final EntityQuery<User> BY_NAME = from(USERS)
            .where(USERS.name.like(NAME), USERS.posts.size().ge(FEWEST))
            .orderBy(USERS.name);

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void rows() {
        User ann = new User("Ann");
        ann.posts().add(new Post("a1"));
        SAMPLE.db().transaction(session -> {
            session.add(ann);
            session.add(new User("Ben"));
            session.add(new User("Abe"));
        });
        SAMPLE.statements();
    }

    private static List<String> names(EntityQuery<User> query) {
        return SAMPLE.db().transaction(session -> session.list(query)).stream()
                .map(User::getName)
                .toList();
    }

    @Test
    void aParameterTakesAnotherValueInEachRun() {
        assertThat(names(BY_NAME.bind(NAME, "A%"))).containsExactly("Abe", "Ann");
        assertThat(names(BY_NAME.bind(NAME, "B%"))).containsExactly("Ben");
        assertThat(names(BY_NAME.bind(NAME, "A%").bind(FEWEST, 1))).containsExactly("Ann");
        assertThat(names(BY_NAME.bind(NAME, null))).isEmpty();
        assertThat(SAMPLE.statements().stream().distinct()).hasSize(1);
    }

    @Test
    void whatGrowsFromAQueryWithAValueKeepsIt() {
        assertThat(names(BY_NAME.bind(NAME, "A%").limit(1))).containsExactly("Abe");
        assertThat(names(BY_NAME.bind(NAME, "A%").bind(NAME, "B%"))).containsExactly("Ben");
    }

    @Test
    void aParameterWithoutAValueIsToldBeforeAnythingIsSent() {
        assertThatThrownBy(() -> names(BY_NAME))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "the query from(Users) has a parameter 'name' without a value: give it one by bind(..); nothing was"
                                + " sent");
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void aValueForNoParameterIsToldBeforeAnythingIsSent() {
        assertThatThrownBy(() -> names(BY_NAME.bind(NAME, "A%").bind(param("nmae", String.class), "x")))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "the query from(Users) has no parameter 'nmae' that bind(..) could give a value; it has fewest, name;"
                                + " nothing was sent");
        assertThatThrownBy(() -> BY_NAME.bind(val("x"), "y"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "bind(..) gives a value to a parameter without a name: make it by param(\"name\", String.class)");
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void textThatPostgresqlCannotStoreIsRefusedAsAValue() {
        assertThatThrownBy(() -> names(from(USERS).where(USERS.name.eq("a\u0000b"))))
                .isInstanceOf(RefusedDataException.class)
                .hasMessage(
                        "the query from(Users) compares with a value that contains U+0000 at index 1, which PostgreSQL does not"
                                + " store: no row has it; nothing was sent");
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void aConstantIsRenderedOnceAndWhatHasPartsOfAUsersOwnEachTime() {
        AtomicInteger rendered = new AtomicInteger();
        EntityQuery<User> query = from(USERS).where(new CustomCondition() {
            @Override
            public void accept(Context<?> context) {
                rendered.incrementAndGet();
                context.visit(USERS.name.like(rendered.get() == 1 ? "A%" : "B%"));
            }
        });
        assertThat(names(query)).hasSize(2);
        assertThat(names(query)).containsExactly("Ben");
        assertThat(rendered).hasValue(2);
    }

    @Test
    void theKeyOfAnObjectIsReadInEachRun() {
        Post post = new Post("later");
        EntityQuery<User> itsAuthor = from(USERS).where(USERS.posts.contains(post));
        assertThatThrownBy(() -> names(itsAuthor)).isInstanceOf(UsageException.class);
        SAMPLE.db().transaction(session -> {
            User ben = session.one(from(USERS).where(USERS.name.eq("Ben")));
            ben.posts().add(post);
            session.flush();
            assertThat(session.list(itsAuthor)).containsExactly(ben);
            post.setId(session.one(from(POSTS).where(POSTS.title.eq("a1"))).getId());
            assertThat(session.dsl().fetchCount(USERS)).isEqualTo(3);
            session.detach(post);
            assertThat(session.list(itsAuthor)).extracting(User::getName).containsExactly("Ann");
        });
    }

    @Test
    void onlyTablesThatAQueryReadsAreFlushedFor() {
        SAMPLE.db().transaction(session -> {
            session.add(new Post("new"));
            session.list(from(USERS));
            session.list(from(NODES.as("n")));
            assertThat(SAMPLE.statements()).hasSize(2);
            session.list(from(USERS).orderBy(USERS.posts.size()));
            assertThat(SAMPLE.statements()).hasSize(2).first().asString().startsWith("insert into \"posts\"");
            session.one(from(USERS).where(USERS.name.eq("Ben"))).setName("Bob");
            SAMPLE.statements();
            session.list(from(TAGS).where(TAGS.posts.none()));
            assertThat(SAMPLE.statements()).hasSize(1);
            session.list(from(POSTS).where(POSTS.author.path(USERS.name).eq("Bob")));
            assertThat(SAMPLE.statements()).hasSize(2).first().asString().startsWith("update \"users\"");
            session.one(from(USERS).where(USERS.name.eq("Bob"))).setName("Rob");
            SAMPLE.statements();
            Users u = USERS.as("u");
            session.list(from(POSTS).where(POSTS.userId.in(select(u.id).from(u))));
            assertThat(SAMPLE.statements()).hasSize(2).first().asString().startsWith("update \"users\"");
        });
    }

    @Test
    void aColumnOfATableThatTheQueryDoesNotReadIsToldBeforeAnythingIsSent() {
        assertThatThrownBy(() -> names(from(USERS).where(POSTS.title.eq("x"))))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "the query on Users uses Posts.title, and reads no posts: ask through a relationship, as in any(..), has(..)"
                                + " or path(..), or join the table");
        Posts p = POSTS.as("p");
        assertThatThrownBy(() -> names(from(USERS).where(USERS.posts.any(p.title.eq("x")))))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "the query on Users uses Posts.title of the alias 'p', and reads nothing by that name: query from(..) the"
                                + " alias, or join it");
        assertThatThrownBy(() -> names(from(USERS.as("u")).orderBy(USERS.name)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("the query on Users uses Users.name, and reads no users: ");
        assertThat(SAMPLE.statements()).isEmpty();
    }

    @Test
    void anAliasNeedsAName() {
        assertThatThrownBy(() -> USERS.as(""))
                .isInstanceOf(UsageException.class)
                .hasMessage("'' is no alias for Users: give a name of 1 to 63 bytes without U+0000");
    }

    @Test
    void namesThatNeedQuotingAreQuoted() {
        Users odd = USERS.as("select \"x\"");
        assertThat(names(from(odd).where(odd.name.eq("Ben"), odd.posts.none()))).containsExactly("Ben");
    }
}
