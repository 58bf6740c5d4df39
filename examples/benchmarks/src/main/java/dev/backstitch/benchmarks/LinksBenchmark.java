package dev.backstitch.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Times linking in memory: a million posts are given to a thousand users and moved on to the next, a collection of ten thousand is emptied, and
 * collections are asked whether they contain an element. Objects are made outside of the measured time.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"-XX:+UseParallelGC", "-Xms2g", "-Xmx2g", "-Xmn1500m", "-XX:+AlwaysPreTouch"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class LinksBenchmark {

    private static final int USERS = 1_000;
    private static final int POSTS_EACH = 1_000;
    private static final int MANY_POSTS = 10_000;

    @Benchmark
    public int addByParent(Unlinked state) {
        return state.graph.addByUser();
    }

    @Benchmark
    public Object addByChild(Unlinked state) {
        state.graph.addByPost();
        return state.graph;
    }

    @Benchmark
    public Object moveByChild(Linked state) {
        state.graph.moveByPost();
        return state.graph;
    }

    @Benchmark
    public int removeFromFront(OneLarge state) {
        return state.graph.remove(state.inOrder);
    }

    @Benchmark
    public int removeFromRandomPlaces(OneLarge state) {
        return state.graph.remove(state.shuffled);
    }

    @Benchmark
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public boolean contains(Read state) {
        return state.graph.contains(state.nextPost());
    }

    /** A million posts without a user. */
    @State(Scope.Thread)
    public static class Unlinked {

        @Param
        public Contestant contestant;

        private Graph graph;

        @Setup(Level.Trial)
        public void check() {
            Agreement.check();
        }

        @Setup(Level.Invocation)
        public void make() {
            graph = contestant.graph(USERS, POSTS_EACH);
        }
    }

    /** A million posts with their users. */
    @State(Scope.Thread)
    public static class Linked {

        @Param
        public Contestant contestant;

        private Graph graph;

        @Setup(Level.Trial)
        public void check() {
            Agreement.check();
        }

        @Setup(Level.Invocation)
        public void make() {
            graph = contestant.graph(USERS, POSTS_EACH);
            graph.addByUser();
        }
    }

    /** A user with ten thousand posts, and two orders to remove them. */
    @State(Scope.Thread)
    public static class OneLarge {

        @Param
        public Contestant contestant;

        private final int[] inOrder = IntStream.range(0, MANY_POSTS).toArray();
        private final int[] shuffled = Agreement.shuffled(MANY_POSTS);
        private Graph graph;

        @Setup(Level.Trial)
        public void check() {
            Agreement.check();
        }

        @Setup(Level.Invocation)
        public void make() {
            graph = contestant.graph(1, MANY_POSTS);
            graph.addByUser();
        }
    }

    /** A user whose posts are asked for in random order; by hand, that is a search of the list. */
    @State(Scope.Thread)
    public static class Read {

        @Param
        public Contestant contestant;

        @Param({"10", "1000", "100000"})
        public int size;

        private Graph graph;
        private int[] shuffled;
        private int next;

        @Setup(Level.Trial)
        public void make() {
            Agreement.check();
            graph = contestant.graph(1, size);
            graph.addByUser();
            shuffled = Agreement.shuffled(size);
        }

        private int nextPost() {
            next = next + 1 == size ? 0 : next + 1;
            return shuffled[next];
        }
    }
}
