package dev.backstitch.pages;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Posts.POSTS;

import dev.backstitch.sample.Post;
import dev.backstitch.sample.Sample;
import dev.backstitch.session.Database;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Streams all posts of a database, with their authors, and prints how many there are; the test that starts it gives it little memory. */
final class StreamProgram {

    private StreamProgram() {}

    /** @param args the URL of the database, the user and the password */
    public static void main(String... args) {
        AtomicLong posts = new AtomicLong();
        AtomicLong authors = new AtomicLong();
        try (Database db = Database.connect(Sample.MODEL, args[0], args[1], args[2])) {
            db.transaction(session -> {
                try (Stream<Post> all = session.stream(from(POSTS).with(POSTS.author))) {
                    all.forEach(post -> {
                        posts.incrementAndGet();
                        authors.addAndGet(post.author().get() == null ? 0 : 1);
                    });
                }
            });
        }
        long most = Runtime.getRuntime().maxMemory() >> 20;
        System.out.println(posts + " posts, " + authors + " with an author, " + most + " MB");
    }
}
