package dev.backstitch.benchmarks.contest.hibernate;

import dev.backstitch.benchmarks.contest.Accessors;
import dev.backstitch.benchmarks.contest.Contestant;
import dev.backstitch.benchmarks.contest.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** The workloads with Hibernate's session. Both sides of links are kept equal by the entities' own methods. */
public final class HibernateBlog implements Contestant<User, Post, Tag> {

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

    private static final String USERS_WITH_POSTS = "select u from User u left join fetch u.posts";

    private final SessionFactory sessions;

    public HibernateBlog(DataSource dataSource) {
        sessions = new HibernatePersistenceConfiguration("blog")
                .managedClasses(User.class, Post.class, Tag.class)
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .property(AvailableSettings.STATEMENT_BATCH_SIZE, 100)
                .property(AvailableSettings.ORDER_INSERTS, true)
                .property(AvailableSettings.ORDER_UPDATES, true)
                .property(AvailableSettings.DEFAULT_BATCH_FETCH_SIZE, 1000)
                .createEntityManagerFactory();
    }

    @Override
    public Accessors<User, Post, Tag> accessors() {
        return ACCESSORS;
    }

    @Override
    public List<User> insert(Sample sample) {
        return sessions.fromTransaction(session -> {
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
            tags.forEach(session::persist);
            users.forEach(session::persist);
            return users;
        });
    }

    @Override
    public List<User> loadGraph() {
        return sessions.fromTransaction(session -> {
            List<User> users = session.createSelectionQuery(USERS_WITH_POSTS + " order by u.id", User.class)
                    .getResultList();
            session.createSelectionQuery("select p from Post p left join fetch p.tags", Post.class)
                    .getResultList();
            session.createSelectionQuery("select t from Tag t left join fetch t.posts", Tag.class)
                    .getResultList();
            return users;
        });
    }

    @Override
    public List<Post> loadPosts() {
        return sessions.fromTransaction(HibernateBlog::allPosts);
    }

    private static List<Post> allPosts(Session session) {
        return session.createSelectionQuery("from Post", Post.class).getResultList();
    }

    @Override
    public List<Post> find(long[] keys) {
        return sessions.fromTransaction(session -> {
            List<Post> found = new ArrayList<>(keys.length);
            for (long key : keys) {
                found.add(session.find(Post.class, key));
            }
            return found;
        });
    }

    @Override
    public List<Post> findAll(long[] keys) {
        return sessions.fromTransaction(session -> session.findMultiple(Post.class, boxed(keys)));
    }

    @Override
    public List<Post> revise(Sample sample) {
        return sessions.fromTransaction(session -> {
            List<Post> posts = allPosts(session);
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
        sessions.inTransaction(session -> {
            allPosts(session);
            flush.accept(session::flush);
        });
    }

    @Override
    public List<User> loadLazily(long[] keys) {
        return sessions.fromTransaction(session -> {
            List<User> users = session.createSelectionQuery("from User where id in :keys order by id", User.class)
                    .setParameter("keys", boxed(keys))
                    .getResultList();
            if (users.stream().mapToInt(user -> user.getPosts().size()).sum() == 0) {
                throw new AssertionError("no posts");
            }
            return users;
        });
    }

    /** The objects are loaded in two statements, so that none of them has to be read one by one. */
    @Override
    public void delete(long[] keys) {
        sessions.inTransaction(session -> {
            List<User> users = usersWithPosts(session, keys);
            session.createSelectionQuery(
                            "select p from Post p left join fetch p.tags where p.author in :users", Post.class)
                    .setParameter("users", users)
                    .getResultList();
            users.forEach(session::remove);
        });
    }

    @Override
    public List<User> move(Sample sample) {
        return sessions.fromTransaction(session -> {
            List<User> users = usersWithPosts(session, sample.users(1, 2 * sample.someUsers()));
            for (int from = 1; from <= sample.someUsers(); from++) {
                User heir = users.get(sample.heir(from) - 1);
                for (Post post : List.copyOf(users.get(from - 1).getPosts())) {
                    post.setAuthor(heir);
                }
            }
            return users;
        });
    }

    private static List<User> usersWithPosts(Session session, long[] keys) {
        return session.createSelectionQuery(USERS_WITH_POSTS + " where u.id in :keys order by u.id", User.class)
                .setParameter("keys", boxed(keys))
                .getResultList();
    }

    private static List<Long> boxed(long[] keys) {
        return Arrays.stream(keys).boxed().toList();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
