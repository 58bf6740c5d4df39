package dev.backstitch.benchmarks.contest.ebean;

import dev.backstitch.benchmarks.contest.Accessors;
import dev.backstitch.benchmarks.contest.Contestant;
import dev.backstitch.benchmarks.contest.Sample;
import io.ebean.Database;
import io.ebean.FetchConfig;
import io.ebean.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The workloads with Ebean's database. Both sides of links are kept equal by the entities' own methods; what was changed is saved by name. */
public final class EbeanBlog implements Contestant<User, Post, Tag> {

    private static final Accessors<User, Post, Tag> ACCESSORS = new Accessors<>(
            User::new,
            Post::new,
            User::getId,
            User::getName,
            User::getPosts,
            User::addPost,
            Post::getId,
            Post::getTitle,
            Post::getAuthor,
            Post::setAuthor,
            Post::getTags,
            Tag::getName,
            Tag::getPosts);

    private static final int BATCH = 1000;

    /** All owners in one statement. */
    private static final FetchConfig TOGETHER = FetchConfig.ofQuery(1_000_000);

    private final Database database;

    public EbeanBlog(DataSource dataSource) {
        database = Database.builder()
                .name("blog")
                .register(false)
                .defaultDatabase(false)
                .dataSource(withoutAutoCommit(dataSource))
                .classes(List.of(User.class, Post.class, Tag.class))
                .disableL2Cache(true)
                .databaseSequenceBatchSize(BATCH)
                .persistBatchSize(BATCH)
                .lazyLoadBatchSize(BATCH)
                .build();
    }

    /** Ebean commits what it reads from sequences, which the driver refuses while each statement commits itself. */
    private static DataSource withoutAutoCommit(DataSource dataSource) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            try {
                Object result = method.invoke(dataSource, arguments);
                if (result instanceof Connection connection) {
                    connection.setAutoCommit(false);
                }
                return result;
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return (DataSource)
                Proxy.newProxyInstance(EbeanBlog.class.getClassLoader(), new Class<?>[] {DataSource.class}, handler);
    }

    @Override
    public Accessors<User, Post, Tag> accessors() {
        return ACCESSORS;
    }

    @Override
    public List<User> insert(Sample sample) {
        return transaction(() -> {
            List<Tag> tags = IntStream.rangeClosed(1, Sample.TAGS)
                    .mapToObj(tag -> new Tag(sample.tagName(tag)))
                    .toList();
            List<User> users = IntStream.rangeClosed(1, sample.users())
                    .mapToObj(user -> new User(sample.userName(user)))
                    .toList();
            for (int number = 1; number <= sample.posts(); number++) {
                Post post = new Post(sample.title(number));
                users.get(sample.author(number) - 1).addPost(post);
                for (int which = 0; which < Sample.TAGS_EACH; which++) {
                    post.addTag(tags.get(sample.tag(number, which) - 1));
                }
            }
            database.saveAll(tags);
            database.saveAll(users);
            return users;
        });
    }

    @Override
    public List<User> loadGraph() {
        return transaction(() -> {
            List<User> users = database.find(User.class)
                    .fetch("posts", TOGETHER)
                    .fetch("posts.tags", TOGETHER)
                    .orderById(true)
                    .findList();
            database.find(Tag.class).fetch("posts", TOGETHER).findList();
            return users;
        });
    }

    @Override
    public List<Post> loadPosts() {
        return transaction(this::allPosts);
    }

    private List<Post> allPosts() {
        return database.find(Post.class).findList();
    }

    @Override
    public List<Post> find(long[] keys) {
        return transaction(() -> {
            List<Post> found = new ArrayList<>(keys.length);
            for (long key : keys) {
                found.add(database.find(Post.class, key));
            }
            return found;
        });
    }

    @Override
    public List<Post> findAll(long[] keys) {
        return transaction(
                () -> database.find(Post.class).where().idIn(boxed(keys)).findList());
    }

    @Override
    public List<Post> revise(Sample sample) {
        return transaction(() -> {
            List<Post> posts = allPosts();
            List<Post> changed = new ArrayList<>();
            for (Post post : posts) {
                if (sample.isRevised(post.getId())) {
                    post.setTitle(sample.revisedTitle(post.getId().intValue()));
                    changed.add(post);
                }
            }
            database.saveAll(changed);
            return posts;
        });
    }

    /** There is no flush: all are saved, as by somebody who does not know that none was changed. */
    @Override
    public void flushUnchanged(Consumer<Runnable> flush) {
        transaction(() -> {
            List<Post> posts = allPosts();
            flush.accept(() -> database.saveAll(posts));
            return posts;
        });
    }

    @Override
    public List<User> loadLazily(long[] keys) {
        return transaction(() -> {
            List<User> users = database.find(User.class)
                    .where()
                    .idIn(boxed(keys))
                    .orderById(true)
                    .findList();
            if (users.stream().mapToInt(user -> user.getPosts().size()).sum() == 0) {
                throw new AssertionError("no posts");
            }
            return users;
        });
    }

    /** By keys, from which Ebean itself goes on to posts and links. */
    @Override
    public void delete(long[] keys) {
        transaction(() -> database.deleteAll(User.class, boxed(keys)));
    }

    @Override
    public List<User> move(Sample sample) {
        return transaction(() -> {
            List<User> users = database.find(User.class)
                    .fetch("posts", TOGETHER)
                    .where()
                    .idIn(boxed(sample.users(1, 2 * sample.someUsers())))
                    .orderById(true)
                    .findList();
            List<Post> moved = new ArrayList<>();
            for (int from = 1; from <= sample.someUsers(); from++) {
                User heir = users.get(sample.heir(from) - 1);
                for (Post post : List.copyOf(users.get(from - 1).getPosts())) {
                    post.setAuthor(heir);
                    moved.add(post);
                }
            }
            database.saveAll(moved);
            return users;
        });
    }

    private static List<Long> boxed(long[] keys) {
        return Arrays.stream(keys).boxed().toList();
    }

    private <R> R transaction(Supplier<R> work) {
        try (Transaction transaction = database.beginTransaction()) {
            transaction.setBatchMode(true);
            transaction.setBatchSize(BATCH);
            R result = work.get();
            transaction.commit();
            return result;
        }
    }

    @Override
    public void close() {
        database.shutdown();
    }
}
