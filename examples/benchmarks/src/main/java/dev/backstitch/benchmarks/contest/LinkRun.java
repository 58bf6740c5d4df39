package dev.backstitch.benchmarks.contest;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A thousand posts for each user, linked in memory and moved on to the next user; the objects are made before. One run, no database. */
final class LinkRun<U, P> {

    private static final int POSTS_EACH = 1000;

    private final Accessors<U, P, ?> accessors;
    private final List<U> users = new ArrayList<>();
    private final List<P> posts = new ArrayList<>();

    private LinkRun(Accessors<U, P, ?> accessors) {
        this.accessors = accessors;
    }

    static <U, P> LinkRun<U, P> of(Accessors<U, P, ?> accessors, Sample sample) {
        LinkRun<U, P> run = new LinkRun<>(accessors);
        for (int user = 0; user < sample.users(); user++) {
            run.users.add(accessors.newUser().apply(""));
        }
        for (int post = 0; post < sample.users() * POSTS_EACH; post++) {
            run.posts.add(accessors.newPost().apply(""));
        }
        return run;
    }

    /** Adds to each user its posts. */
    void add() {
        var addPost = accessors.addPost();
        for (int post = 0; post < posts.size(); post++) {
            addPost.accept(users.get(post / POSTS_EACH), posts.get(post));
        }
    }

    /** Gives each post the user after its own. */
    void move() {
        var setAuthor = accessors.setAuthor();
        for (int post = 0; post < posts.size(); post++) {
            setAuthor.accept(posts.get(post), heir(post));
        }
    }

    private U heir(int post) {
        return users.get((post / POSTS_EACH + 1) % users.size());
    }

    void check() {
        Iterator<P> all = posts.iterator();
        for (int user = 1; user <= users.size(); user++) {
            U author = users.get(user % users.size());
            for (P post : accessors.posts().apply(author)) {
                Checks.same("post that was moved", all.next(), post);
                Checks.same("its author", author, accessors.author().apply(post));
            }
        }
        Checks.same("any post left", false, all.hasNext());
    }
}
