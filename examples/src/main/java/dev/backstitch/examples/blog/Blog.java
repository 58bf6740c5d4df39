package dev.backstitch.examples.blog;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.examples.Stage.say;
import static dev.backstitch.examples.blog.Posts.POSTS;
import static dev.backstitch.examples.blog.Users.USERS;

import dev.backstitch.examples.Stage;
import dev.backstitch.model.Model;
import dev.backstitch.session.Database;
import java.util.List;

/** Writes a user with posts, moves a post to another user, and reads the graph back; prints both sides and the SQL on the way. */
public final class Blog {

    private static final Model MODEL = Model.of(USERS, POSTS);

    private Blog() {}

    public static void main(String[] args) {
        Stage.run(MODEL, Blog::run);
    }

    static void run(Database db) {
        say("== One call sets both sides");
        User alice = new User("Alice");
        Post first = new Post("My First Post");
        say("before: alice.posts() = " + List.copyOf(alice.posts()) + ", first.getAuthor() = " + first.getAuthor());
        alice.posts().add(first);
        say("alice.posts().add(first)");
        say("after:  alice.posts() = " + List.copyOf(alice.posts()) + ", first.getAuthor() = " + first.getAuthor());

        say("");
        say("== One flush, one commit: the post comes with its author");
        User bob = new User("Bob");
        new Post("My Second Post").setAuthor(alice);
        db.transaction(session -> {
            session.add(alice);
            session.add(bob);
        });
        say("alice has id " + alice.getId() + ", first has id " + first.getId());

        say("");
        say("== A graph, loaded in two statements; reading either side runs no more");
        List<User> users = db.transaction(
                session -> session.list(from(USERS).orderBy(USERS.name).with(USERS.posts)));
        for (User user : users) {
            say(user + " wrote " + List.copyOf(user.posts()));
        }
        say("and the first post's author is that very object: "
                + (users.get(0).posts().get(0).getAuthor() == users.get(0)));

        say("");
        say("== Moving a post: the old author lets go at once, the flush writes one column");
        db.transaction(session -> {
            User from = session.one(from(USERS).where(USERS.name.eq("Alice")).with(USERS.posts));
            User to = session.one(from(USERS).where(USERS.name.eq("Bob")).with(USERS.posts));
            Post post = from.posts().get(0);
            say("post.setAuthor(bob)");
            post.setAuthor(to);
            say("alice.posts() = " + List.copyOf(from.posts()) + ", bob.posts() = " + List.copyOf(to.posts()));
        });
    }
}
