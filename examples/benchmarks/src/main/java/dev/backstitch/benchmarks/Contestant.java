package dev.backstitch.benchmarks;

/** Who keeps both sides of a relationship equal. */
public enum Contestant {
    BACKSTITCH {
        @Override
        Graph graph(int users, int postsEach) {
            return new BackstitchGraph(users, postsEach);
        }
    },
    BY_HAND {
        @Override
        Graph graph(int users, int postsEach) {
            return new PlainGraph(users, postsEach);
        }
    };

    abstract Graph graph(int users, int postsEach);
}
