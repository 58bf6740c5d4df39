package dev.backstitch.queries;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.val;

import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.sample.Post;
import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import dev.backstitch.session.Database;
import dev.backstitch.testing.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jooq.Condition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Queries that differ in values only are rendered once, and each is read as if it had been rendered by itself. */
class SameFormTest {

    private static final int TRIALS = 400;

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    @BeforeEach
    void posts() {
        SAMPLE.db().transaction(session -> {
            for (int user = 1; user <= 3; user++) {
                User author = session.add(new User("user " + user));
                for (int post = 0; post < user; post++) {
                    author.posts().add(new Post("post " + post));
                }
            }
            session.add(new Post("post 0"));
        });
        SAMPLE.statements();
    }

    @Test
    void eachQueryIsReadAsIfItWereTheFirst() {
        Random random = new Random(Seed.VALUE);
        for (int trial = 0; trial < TRIALS; trial++) {
            EntityQuery<Post> query = query(random);
            String what = "-Dbackstitch.seed=" + Seed.VALUE + ", trial " + trial + ": " + query;
            Database fresh = Database.of(Sample.MODEL, SAMPLE.pool());
            List<String> sent = new ArrayList<>();
            fresh.onStatement(sent::add);
            SAMPLE.statements();
            assertThat(ids(SAMPLE.db(), query)).as(what).isEqualTo(ids(fresh, query));
            assertThat(SAMPLE.statements()).as(what).isEqualTo(sent);
        }
    }

    private static List<Long> ids(Database db, EntityQuery<Post> query) {
        return db.transaction(
                session -> session.list(query).stream().map(Post::getId).toList());
    }

    private static EntityQuery<Post> query(Random random) {
        EntityQuery<Post> query = from(POSTS);
        query = random.nextInt(5) == 0 ? query : query.where(condition(random, 2));
        query = switch (random.nextInt(5)) {
            case 0 -> query.orderBy(POSTS.title, POSTS.id.desc());
            case 1 -> query.orderBy(POSTS.userId.desc().nullsLast(), POSTS.id);
            case 2 -> query.orderBy(POSTS.userId.asc().nullsFirst(), POSTS.id);
            default -> query.orderBy(POSTS.id);
        };
        query = random.nextInt(3) == 0 ? query.limit(1 + random.nextInt(3)) : query;
        return random.nextInt(5) == 0 ? query.offset(random.nextInt(3)) : query;
    }

    private static Condition condition(Random random, int depth) {
        long id = 1L + random.nextInt(6);
        String title = "post " + random.nextInt(3);
        return switch (depth == 0 ? random.nextInt(14) : random.nextInt(18)) {
            case 0 -> POSTS.id.eq(id);
            case 1 -> POSTS.userId.ne(id);
            case 2 -> POSTS.id.lt(id);
            case 3 -> POSTS.title.le(title);
            case 4 -> POSTS.title.gt(title);
            case 5 -> POSTS.userId.ge(id);
            case 6 -> POSTS.id.in(id, id + 1);
            case 7 -> POSTS.id.notIn(List.of(id, id + 1, id + 2));
            case 8 -> POSTS.title.in(title, "post 1");
            case 9 -> POSTS.userId.isNull();
            case 10 -> POSTS.userId.isNotNull();
            case 11 -> POSTS.userId.in(Arrays.asList(id, null));
            case 12 -> random.nextBoolean() ? POSTS.id.in(id) : POSTS.id.eq(inline(id));
            case 13 -> random.nextBoolean() ? lower(POSTS.title).eq(title) : val(id).eq(POSTS.id);
            case 14 -> not(condition(random, depth - 1));
            case 15 -> condition(random, depth - 1).or(condition(random, depth - 1));
            default -> condition(random, depth - 1).and(condition(random, depth - 1));
        };
    }

    @Test
    void columnsOfOneTypeAreNotTakenForEachOther() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(POSTS).where(POSTS.id.eq(3L)))).hasSize(1);
            assertThat(session.list(from(POSTS).where(POSTS.userId.eq(3L)))).hasSize(3);
            assertThat(session.list(from(POSTS.as("p")).where(POSTS.as("p").id.eq(3L))))
                    .hasSize(1);
            assertThat(session.list(from(USERS).where(USERS.id.eq(3L)))).hasSize(1);
        });
    }

    @Test
    void aListMadeOfOtherValuesHasThese() {
        SAMPLE.db().transaction(session -> {
            assertThat(session.list(from(POSTS).where(POSTS.id.in(1L, 2L)))).hasSize(2);
            assertThat(session.list(from(POSTS).where(POSTS.id.in(3L, 4L, 5L))))
                    .extracting(Post::getId)
                    .containsExactlyInAnyOrder(3L, 4L, 5L);
            assertThat(SAMPLE.statements().stream().distinct()).hasSize(1);
        });
    }
}
