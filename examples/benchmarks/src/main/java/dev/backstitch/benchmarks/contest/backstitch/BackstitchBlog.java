package dev.backstitch.benchmarks.contest.backstitch;

import static dev.backstitch.benchmarks.contest.backstitch.Posts.POSTS;
import static dev.backstitch.benchmarks.contest.backstitch.Posts.POST_TAGS;
import static dev.backstitch.benchmarks.contest.backstitch.Tags.TAGS;
import static dev.backstitch.benchmarks.contest.backstitch.Users.USERS;
import static dev.backstitch.dsl.EntityQuery.from;

import dev.backstitch.benchmarks.contest.Accessors;
import dev.backstitch.benchmarks.contest.Contestant;
import dev.backstitch.benchmarks.contest.Sample;
import dev.backstitch.dsl.EntityQuery;
import dev.backstitch.model.Model;
import dev.backstitch.session.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The workloads as a user of Backstitch writes them. */
public final class BackstitchBlog implements Contestant<User, Post, Tag> {

    private static final Accessors<User, Post, Tag> ACCESSORS = new Accessors<>(
            User::new,
            Post::new,
            User::getId,
            User::getName,
            User::posts,
            (user, post) -> user.posts().add(post),
            Post::getId,
            Post::getTitle,
            Post::getAuthor,
            Post::setAuthor,
            Post::tags,
            Tag::getName,
            Tag::posts);

    private static final EntityQuery<Post> ALL_POSTS = from(POSTS);
    private static final EntityQuery<User> GRAPH = from(USERS)
            .orderBy(USERS.id)
            .with(USERS.posts, posts -> posts.with(POSTS.tags, tags -> tags.with(TAGS.posts)));

    private final Database database;

    public BackstitchBlog(DataSource dataSource) {
        this.database = Database.of(Model.of(USERS, POSTS, TAGS, POST_TAGS), dataSource);
    }

    @Override
    public Accessors<User, Post, Tag> accessors() {
        return ACCESSORS;
    }

    @Override
    public List<User> insert(Sample sample) {
        return database.transaction(session -> {
            List<Tag> tags = IntStream.rangeClosed(1, Sample.TAGS)
                    .mapToObj(tag -> new Tag(sample.tagName(tag)))
                    .toList();
            List<User> users = new ArrayList<>();
            for (int number = 1; number <= sample.users(); number++) {
                users.add(session.add(new User(sample.userName(number))));
            }
            for (int number = 1; number <= sample.posts(); number++) {
                Post post = new Post(sample.title(number));
                users.get(sample.author(number) - 1).posts().add(post);
                for (int which = 0; which < Sample.TAGS_EACH; which++) {
                    post.tags().add(tags.get(sample.tag(number, which) - 1));
                }
            }
            return users;
        });
    }

    @Override
    public List<User> loadGraph() {
        return database.transaction(session -> session.list(GRAPH));
    }

    @Override
    public List<Post> loadPosts() {
        return database.transaction(session -> session.list(ALL_POSTS));
    }

    @Override
    public List<Post> find(long[] keys) {
        return database.transaction(session -> {
            List<Post> found = new ArrayList<>(keys.length);
            for (long key : keys) {
                session.find(POSTS.id, key).ifPresent(found::add);
            }
            return found;
        });
    }

    @Override
    public List<Post> findAll(long[] keys) {
        return database.transaction(session -> session.findAll(POSTS.id, boxed(keys)));
    }

    @Override
    public List<Post> revise(Sample sample) {
        return database.transaction(session -> {
            List<Post> posts = session.list(ALL_POSTS);
            for (Post post : posts) {
                if (sample.isRevised(post.getId())) {
                    post.setTitle(sample.revisedTitle(post.getId().intValue()));
                }
            }
            return posts;
        });
    }

    @Override
    public void flushUnchanged(Consumer<Runnable> flush) {
        database.transaction(session -> {
            List<Post> posts = session.list(ALL_POSTS);
            flush.accept(session::flush);
            return posts;
        });
    }

    @Override
    public List<User> loadLazily(long[] keys) {
        return database.transaction(session -> {
            List<User> users = session.list(usersWith(keys));
            if (users.stream().mapToInt(user -> user.posts().size()).sum() == 0) {
                throw new AssertionError("no posts");
            }
            return users;
        });
    }

    private static EntityQuery<User> usersWith(long[] keys) {
        return from(USERS).where(USERS.id.in(boxed(keys))).orderBy(USERS.id);
    }

    @Override
    public void delete(long[] keys) {
        database.transaction(session -> {
            session.list(usersWith(keys)).forEach(session::delete);
        });
    }

    @Override
    public List<User> move(Sample sample) {
        long[] keys = sample.users(1, 2 * sample.someUsers());
        return database.transaction(session -> {
            List<User> users = session.list(usersWith(keys));
            for (int from = 1; from <= sample.someUsers(); from++) {
                User heir = users.get(sample.heir(from) - 1);
                for (Post post : users.get(from - 1).posts()) {
                    post.setAuthor(heir);
                }
            }
            return users;
        });
    }

    private static List<Long> boxed(long[] keys) {
        return Arrays.stream(keys).boxed().toList();
    }
}
