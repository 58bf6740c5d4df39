package dev.backstitch.dsl;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstitch.error.UsageException;
import dev.backstitch.query.Selection;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.User;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class EntityQueryTest {

    /** Relationships are named by the model. */
    @BeforeAll
    static void model() {
        assertThat(Sample.MODEL.entities()).isNotEmpty();
    }

    private static String condition(Selection<?> query) {
        return DSL.using(SQLDialect.POSTGRES).renderInlined(query.condition());
    }

    @Test
    void fromAloneAsksForEverything() {
        EntityQuery<User> query = from(USERS);
        assertThat(query.table()).isSameAs(USERS);
        assertThat(condition(query)).isEqualTo("true");
        assertThat(query.order()).isEmpty();
        assertThat(query.limit()).isNull();
        assertThat(query.offset()).isNull();
        assertThat(query.plan().fetches()).isEmpty();
    }

    @Test
    void twoQueriesGrowFromOnePrefix() {
        EntityQuery<User> prefix = from(USERS).where(USERS.name.like("A%")).orderBy(USERS.name);
        EntityQuery<User> one =
                prefix.where(USERS.id.gt(1L)).orderBy(USERS.id).limit(5).with(USERS.posts);
        EntityQuery<User> other =
                prefix.where(USERS.id.lt(9L)).orderBy(USERS.id.desc()).offset(3).with(USERS.profile);

        assertThat(condition(prefix)).isEqualTo("\"users\".\"name\" like 'A%'");
        assertThat(prefix.order()).isEqualTo(List.of(USERS.name));
        assertThat(prefix.limit()).isNull();
        assertThat(prefix.offset()).isNull();
        assertThat(prefix).hasToString("from(Users)");

        assertThat(condition(one)).isEqualTo("(\"users\".\"name\" like 'A%' and \"users\".\"id\" > 1)");
        assertThat(one.order()).hasToString("[\"users\".\"name\", \"users\".\"id\"]");
        assertThat(one.limit()).isEqualTo(5);
        assertThat(one.offset()).isNull();
        assertThat(one).hasToString("from(Users).with(posts)");

        assertThat(condition(other)).isEqualTo("(\"users\".\"name\" like 'A%' and \"users\".\"id\" < 9)");
        assertThat(other.order()).hasToString("[\"users\".\"name\", \"users\".\"id\" desc]");
        assertThat(other.limit()).isNull();
        assertThat(other.offset()).isEqualTo(3);
        assertThat(other).hasToString("from(Users).with(profile)");
    }

    @Test
    void severalConditionsHaveToHoldTogether() {
        assertThat(condition(from(USERS).where(USERS.id.gt(1L), USERS.id.lt(9L))))
                .isEqualTo("(\"users\".\"id\" > 1 and \"users\".\"id\" < 9)");
        assertThat(condition(
                        from(USERS).where(USERS.id.eq(1L).or(USERS.id.eq(2L))).where(USERS.name.eq("n"))))
                .isEqualTo("((\"users\".\"id\" = 1 or \"users\".\"id\" = 2) and \"users\".\"name\" = 'n')");
    }

    @Test
    void theLastLimitAndOffsetCount() {
        EntityQuery<User> query = from(USERS).limit(5).limit(7).offset(3).offset(0);
        assertThat(query.limit()).isEqualTo(7);
        assertThat(query.offset()).isZero();
    }

    @Test
    void aRelationshipNamedTwiceJoinsItsNestedPlans() {
        EntityQuery<User> query = from(USERS)
                .with(USERS.posts, posts -> posts.with(POSTS.tags))
                .with(USERS.profile)
                .with(USERS.posts)
                .with(USERS.posts, posts -> posts.with(POSTS.author));
        assertThat(query).hasToString("from(Users).with(profile, posts(tags, author))");
        assertThat(from(USERS)
                        .with(USERS.posts, posts -> posts.with(POSTS.tags, tags -> tags.with(TAGS.posts)))
                        .with(USERS.posts, posts -> posts.with(POSTS.tags)))
                .hasToString("from(Users).with(posts(tags(posts)))");
    }

    @Test
    void itsTextHoldsNoValues() {
        assertThat(from(USERS)
                        .where(USERS.name.eq("secret"))
                        .orderBy(USERS.name)
                        .limit(1))
                .hasToString("from(Users)");
    }

    @Test
    void itsOrderCannotBeChangedFromOutside() {
        assertThatThrownBy(() -> from(USERS).orderBy(USERS.name).order().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aLimitBelowOneIsRefused() {
        EntityQuery<User> query = from(USERS);
        assertThatThrownBy(() -> query.limit(0))
                .isInstanceOf(UsageException.class)
                .hasMessage("limit(0) selects nothing: give at least 1, or leave the limit out");
    }

    @Test
    void aNegativeOffsetIsRefused() {
        EntityQuery<User> query = from(USERS);
        assertThatThrownBy(() -> query.offset(-1))
                .isInstanceOf(UsageException.class)
                .hasMessage("offset(-1) is negative: give 0 or more");
    }
}
