package dev.backstitch.benchmarks;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes every timed change with both contestants and compares the two graphs after each: times mean something for equal results only. */
final class Agreement {

    private static final int USERS = 20;
    private static final int POSTS_EACH = 30;

    private final Graph library = Contestant.BACKSTITCH.graph(USERS, POSTS_EACH);
    private final Graph byHand = Contestant.BY_HAND.graph(USERS, POSTS_EACH);

    private Agreement() {}

    /**
     * Checks both contestants.
     *
     * @throws AssertionError where they differ
     */
    static void check() {
        new Agreement().run();
    }

    private void run() {
        compare("adding by user", library.addByUser(), byHand.addByUser());
        compare("adding by user once more", library.addByUser(), byHand.addByUser());
        for (int round = 0; round < USERS + 1; round++) {
            library.moveByPost();
            byHand.moveByPost();
            compare("moving", round, round);
        }
        int[] order = shuffled(USERS * POSTS_EACH);
        compare("removing", library.remove(order), byHand.remove(order));
        compare("removing once more", library.remove(order), byHand.remove(order));
        library.addByPost();
        byHand.addByPost();
        compare("adding by post", 0, 0);
    }

    private void compare(String change, int libraryAnswer, int answerByHand) {
        List<String> expected = links(byHand);
        List<String> actual = links(library);
        if (libraryAnswer != answerByHand || !actual.equals(expected)) {
            throw new AssertionError("After " + change + " by hand: " + answerByHand + " " + expected
                    + ", with the library: " + libraryAnswer + " " + actual);
        }
    }

    /** Both sides of every link, in order, the objects written as their numbers; membership is asked as well. */
    private static List<String> links(Graph graph) {
        IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
        List<?> users = graph.users();
        List<?> posts = graph.posts();
        users.forEach(user -> numbers.put(user, numbers.size()));
        posts.forEach(post -> numbers.put(post, numbers.size() - users.size()));
        String postsOfUsers = IntStream.range(0, users.size())
                .mapToObj(user -> numbersOf(graph.postsOf(user), numbers))
                .toList()
                .toString();
        String usersOfPosts = IntStream.range(0, posts.size())
                .mapToObj(post -> numberOf(graph.authorOf(post), numbers))
                .toList()
                .toString();
        String membersOfFirst = Arrays.toString(
                IntStream.range(0, posts.size()).filter(graph::contains).toArray());
        return List.of(postsOfUsers, usersOfPosts, membersOfFirst);
    }

    private static List<Integer> numbersOf(Collection<?> objects, IdentityHashMap<Object, Integer> numbers) {
        return objects.stream().map(object -> numberOf(object, numbers)).toList();
    }

    private static int numberOf(@Nullable Object object, IdentityHashMap<Object, Integer> numbers) {
        return object == null ? -1 : numbers.get(object);
    }

    /** The numbers below a bound in an order that is the same in every run. */
    static int[] shuffled(int bound) {
        List<Integer> numbers = Arrays.asList(IntStream.range(0, bound).boxed().toArray(Integer[]::new));
        Collections.shuffle(numbers, new Random(42));
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
