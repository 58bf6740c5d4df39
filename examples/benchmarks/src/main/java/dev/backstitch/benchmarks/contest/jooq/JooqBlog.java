package dev.backstitch.benchmarks.contest.jooq;

import static dev.backstitch.benchmarks.contest.jooq.JooqTables.POSTS;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.POSTS_ID;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.POSTS_TITLE;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.POSTS_USER_ID;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.POST_TAGS;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.POST_TAGS_POST_ID;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.POST_TAGS_TAG_ID;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.TAGS;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.TAGS_ID;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.TAGS_NAME;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.USERS;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.USERS_ID;
import static dev.backstitch.benchmarks.contest.jooq.JooqTables.USERS_NAME;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.backstitch.benchmarks.contest.Accessors;
import dev.backstitch.benchmarks.contest.Contestant;
import dev.backstitch.benchmarks.contest.Sample;
import dev.backstitch.benchmarks.contest.plain.PlainBlog;
import dev.backstitch.benchmarks.contest.plain.Post;
import dev.backstitch.benchmarks.contest.plain.Tag;
import dev.backstitch.benchmarks.contest.plain.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The same statements as by JDBC, typed and rendered by jOOQ. */
public final class JooqBlog implements Contestant<User, Post, Tag> {

    private static final Field<Integer> PLACE = field(name("place"), SQLDataType.INTEGER);

    private final DSLContext jooq;

    public JooqBlog(DataSource dataSource) {
        this.jooq = DSL.using(dataSource, SQLDialect.POSTGRES);
    }

    @Override
    public Accessors<User, Post, Tag> accessors() {
        return PlainBlog.ACCESSORS;
    }

    @Override
    public List<User> insert(Sample sample) {
        PlainBlog blog = PlainBlog.of(sample);
        return transaction(dsl -> {
            insertNamed(dsl, USERS, USERS_NAME, USERS_ID, blog.users(), User::getName, User::setId);
            insertNamed(dsl, TAGS, TAGS_NAME, TAGS_ID, blog.tags(), Tag::getName, Tag::setId);
            insertPosts(dsl, blog.posts());
            insertLinks(dsl, blog.posts());
            return blog.users();
        });
    }

    private static <E> void insertNamed(
            DSLContext dsl,
            Table<Record> into,
            Field<String> column,
            Field<Long> id,
            List<E> objects,
            Function<E, String> name,
            BiConsumer<E, Long> setter) {
        String[] names = objects.stream().map(name).toArray(String[]::new);
        Field<String> given = field(name("given"), String.class);
        takeKeys(
                dsl.insertInto(into, column)
                        .select(select(given)
                                .from(table("unnest({0}) with ordinality as new (given, place)", val(names)))
                                .orderBy(PLACE))
                        .returningResult(id)
                        .fetch(id),
                objects,
                setter);
    }

    private static void insertPosts(DSLContext dsl, List<Post> posts) {
        String[] titles = posts.stream().map(Post::getTitle).toArray(String[]::new);
        Long[] authors = posts.stream().map(post -> post.getAuthor().getId()).toArray(Long[]::new);
        Field<String> title = field(name("new", "title"), String.class);
        Field<Long> author = field(name("new", "user_id"), Long.class);
        takeKeys(
                dsl.insertInto(POSTS, POSTS_TITLE, POSTS_USER_ID)
                        .select(select(title, author)
                                .from(table(
                                        "unnest({0}, {1}) with ordinality as new (title, user_id, place)",
                                        val(titles), val(authors)))
                                .orderBy(PLACE))
                        .returningResult(POSTS_ID)
                        .fetch(POSTS_ID),
                posts,
                Post::setId);
    }

    private static void insertLinks(DSLContext dsl, List<Post> posts) {
        List<Long> postIds = new ArrayList<>();
        List<Long> tagIds = new ArrayList<>();
        for (Post post : posts) {
            for (Tag tag : post.getTags()) {
                postIds.add(post.getId());
                tagIds.add(tag.getId());
            }
        }
        dsl.insertInto(POST_TAGS, POST_TAGS_POST_ID, POST_TAGS_TAG_ID)
                .select(select(field(name("post_id"), Long.class), field(name("tag_id"), Long.class))
                        .from(table(
                                "unnest({0}, {1}) as new (post_id, tag_id)",
                                val(postIds.toArray(Long[]::new)), val(tagIds.toArray(Long[]::new)))))
                .execute();
    }

    /** The rows come back in the order of the values, as their keys are drawn in that order. */
    private static <E> void takeKeys(List<Long> keys, List<E> objects, BiConsumer<E, Long> setter) {
        for (int i = 0; i < keys.size(); i++) {
            setter.accept(objects.get(i), keys.get(i));
        }
    }

    @Override
    public List<User> loadGraph() {
        return transaction(dsl -> {
            Map<Long, User> users = users(dsl, noCondition());
            Map<Long, Post> posts = new HashMap<>();
            for (Post post : posts(dsl, noCondition())) {
                posts.put(post.getId(), post);
                users.get(post.getUserId()).addPost(post);
            }
            Map<Long, Tag> tags = new HashMap<>();
            dsl.select(TAGS_ID, TAGS_NAME)
                    .from(TAGS)
                    .fetch(mapping(Tag::stored))
                    .forEach(tag -> tags.put(tag.getId(), tag));
            dsl.select(POST_TAGS_POST_ID, POST_TAGS_TAG_ID)
                    .from(POST_TAGS)
                    .orderBy(POST_TAGS_POST_ID, POST_TAGS_TAG_ID)
                    .forEach(link -> posts.get(link.value1()).addTag(tags.get(link.value2())));
            return List.copyOf(users.values());
        });
    }

    @Override
    public List<Post> loadPosts() {
        return transaction(JooqBlog::allPosts);
    }

    private static List<Post> allPosts(DSLContext dsl) {
        return dsl.select(POSTS_ID, POSTS_TITLE, POSTS_USER_ID).from(POSTS).fetch(mapping(Post::stored));
    }

    @Override
    public List<Post> find(long[] keys) {
        return transaction(dsl -> {
            List<Post> found = new ArrayList<>(keys.length);
            for (long key : keys) {
                dsl.select(POSTS_ID, POSTS_TITLE, POSTS_USER_ID)
                        .from(POSTS)
                        .where(POSTS_ID.eq(key))
                        .fetchOptional(mapping(Post::stored))
                        .ifPresent(found::add);
            }
            return found;
        });
    }

    @Override
    public List<Post> findAll(long[] keys) {
        return transaction(dsl -> posts(dsl, POSTS_ID.eq(any(PlainBlog.boxed(keys)))));
    }

    @Override
    public List<Post> revise(Sample sample) {
        return transaction(dsl -> {
            List<Post> posts = allPosts(dsl);
            List<Post> changed = new ArrayList<>();
            for (Post post : posts) {
                if (sample.isRevised(post.getId())) {
                    post.setTitle(sample.revisedTitle(post.getId().intValue()));
                    changed.add(post);
                }
            }
            String[] titles = changed.stream().map(Post::getTitle).toArray(String[]::new);
            update(dsl, POSTS_TITLE, titles, changed);
            return posts;
        });
    }

    private static <V> void update(DSLContext dsl, Field<V> column, V[] values, List<Post> posts) {
        Long[] keys = posts.stream().map(Post::getId).toArray(Long[]::new);
        dsl.update(POSTS)
                .set(
                        field(name(column.getName()), column.getDataType()),
                        field(name("new", "given"), column.getDataType()))
                .from(table("unnest({0}, {1}) as new (id, given)", val(keys), val(values)))
                .where(POSTS_ID.eq(field(name("new", "id"), SQLDataType.BIGINT)))
                .execute();
    }

    @Override
    public void flushUnchanged(Consumer<Runnable> flush) {
        throw new UnsupportedOperationException("by hand, that is the same as without jOOQ");
    }

    @Override
    public List<User> loadLazily(long[] keys) {
        return transaction(dsl -> List.copyOf(usersWithPosts(dsl, keys).values()));
    }

    /** Two statements: by hand one knows that the posts are wanted next. */
    private static Map<Long, User> usersWithPosts(DSLContext dsl, long[] keys) {
        Long[] boxed = PlainBlog.boxed(keys);
        Map<Long, User> users = users(dsl, USERS_ID.eq(any(boxed)));
        posts(dsl, POSTS_USER_ID.eq(any(boxed)))
                .forEach(post -> users.get(post.getUserId()).addPost(post));
        return users;
    }

    @Override
    public void delete(long[] keys) {
        Long[] boxed = PlainBlog.boxed(keys);
        transaction(dsl -> {
            dsl.deleteFrom(POST_TAGS)
                    .using(POSTS)
                    .where(POSTS_ID.eq(POST_TAGS_POST_ID), POSTS_USER_ID.eq(any(boxed)))
                    .execute();
            dsl.deleteFrom(POSTS).where(POSTS_USER_ID.eq(any(boxed))).execute();
            return dsl.deleteFrom(USERS).where(USERS_ID.eq(any(boxed))).execute();
        });
    }

    @Override
    public List<User> move(Sample sample) {
        return transaction(dsl -> {
            Map<Long, User> users = usersWithPosts(dsl, sample.users(1, 2 * sample.someUsers()));
            List<Post> moved = new ArrayList<>();
            for (int from = 1; from <= sample.someUsers(); from++) {
                User heir = users.get((long) sample.heir(from));
                for (Post post : List.copyOf(users.get((long) from).getPosts())) {
                    post.setAuthor(heir);
                    moved.add(post);
                }
            }
            Long[] authors =
                    moved.stream().map(post -> post.getAuthor().getId()).toArray(Long[]::new);
            update(dsl, POSTS_USER_ID, authors, moved);
            return List.copyOf(users.values());
        });
    }

    private static Map<Long, User> users(DSLContext dsl, Condition condition) {
        Map<Long, User> users = new LinkedHashMap<>();
        dsl.select(USERS_ID, USERS_NAME)
                .from(USERS)
                .where(condition)
                .orderBy(USERS_ID)
                .fetch(mapping(User::stored))
                .forEach(user -> users.put(user.getId(), user));
        return users;
    }

    private static List<Post> posts(DSLContext dsl, Condition condition) {
        return dsl.select(POSTS_ID, POSTS_TITLE, POSTS_USER_ID)
                .from(POSTS)
                .where(condition)
                .orderBy(POSTS_ID)
                .fetch(mapping(Post::stored));
    }

    private <R> R transaction(Function<DSLContext, R> work) {
        return jooq.transactionResult(begun -> work.apply(begun.dsl()));
    }
}
