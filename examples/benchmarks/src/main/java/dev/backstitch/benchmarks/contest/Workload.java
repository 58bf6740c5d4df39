package dev.backstitch.benchmarks.contest;

import java.util.Locale;

/** What is timed, with how it is run, how its result is checked, and what the tables have to hold before. */
public enum Workload {
    W1("insert the graph", Needs.EMPTY) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            var users = meter.measure(() -> contestant.insert(sample));
            return checks -> checks.inserted(contestant.accessors(), users);
        }
    },
    W2("load the graph", Needs.WHOLE) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            var users = meter.measure(contestant::loadGraph);
            return checks -> checks.graph(contestant.accessors(), users);
        }
    },
    W3("load all posts flat", Needs.WHOLE) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            var posts = meter.measure(contestant::loadPosts);
            return checks -> checks.allPosts(contestant.accessors(), posts);
        }
    },
    W4("find posts one by one", Needs.WHOLE) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            long[] keys = sample.somePosts();
            var posts = meter.measure(() -> contestant.find(keys));
            return checks -> checks.somePosts(contestant.accessors(), posts);
        }
    },
    W4_ALL("find the same at once", Needs.WHOLE) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            long[] keys = sample.somePosts();
            var posts = meter.measure(() -> contestant.findAll(keys));
            return checks -> checks.somePosts(contestant.accessors(), posts);
        }
    },
    W5("load all posts, change a tenth", Needs.POSTS_AS_FILLED) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            var posts = meter.measure(() -> contestant.revise(sample));
            return checks -> checks.revised(contestant.accessors(), posts);
        }
    },
    W6("flush all posts unchanged", Needs.WHOLE) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            contestant.flushUnchanged(flush -> meter.measure(() -> {
                flush.run();
                return flush;
            }));
            return Checks::unchanged;
        }
    },
    W7("posts of each of some users, lazily", Needs.WHOLE) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            long[] keys = sample.users(1, sample.someUsers());
            var users = meter.measure(() -> contestant.loadLazily(keys));
            return checks -> checks.someUsers(contestant.accessors(), users);
        }
    },
    W8("delete all users with all that hangs on them", Needs.FILLED_ANEW) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            long[] keys = sample.users(1, sample.users());
            meter.measure(() -> {
                contestant.delete(keys);
                return keys;
            });
            return Checks::deleted;
        }
    },
    W9("move a tenth of the posts", Needs.POSTS_AS_FILLED) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            var users = meter.measure(() -> contestant.move(sample));
            return checks -> checks.moved(contestant.accessors(), users);
        }
    },
    W10("link a million posts in memory, move them", Needs.NOTHING) {
        @Override
        <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter) {
            LinkRun<U, P> links = LinkRun.of(contestant.accessors(), sample);
            meter.measure(() -> {
                links.add();
                links.move();
                return links;
            });
            return checks -> links.check();
        }
    };

    private final String words;
    private final Needs needs;

    Workload(String words, Needs needs) {
        this.words = words;
        this.needs = needs;
    }

    /** Runs it once, the measured part inside the meter. */
    abstract <U, P, T> Outcome run(Contestant<U, P, T> contestant, Sample sample, Meter meter);

    String words() {
        return words;
    }

    Needs needs() {
        return needs;
    }

    /** As it is written on the command line and in tables: W4_ALL is W4-all. */
    String label() {
        return name().replace("_ALL", "-all");
    }

    static Workload of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** What a workload finds in the tables. */
    enum Needs {
        /** Nothing at all, and keys begin at 1. */
        EMPTY {
            @Override
            void beforeEach(BlogTables tables, Sample sample) {
                tables.empty();
            }
        },
        /** The whole sample, which it leaves as it is. */
        WHOLE {
            @Override
            void beforeAll(BlogTables tables, Sample sample) {
                tables.fill(sample);
            }
        },
        /** The whole sample, of which it changes posts. */
        POSTS_AS_FILLED {
            @Override
            void beforeAll(BlogTables tables, Sample sample) {
                tables.fill(sample);
            }

            @Override
            void beforeEach(BlogTables tables, Sample sample) {
                tables.putBack();
            }
        },
        /** The whole sample, which it deletes. */
        FILLED_ANEW {
            @Override
            void beforeEach(BlogTables tables, Sample sample) {
                tables.fill(sample);
            }
        },
        /** Whatever they hold. */
        NOTHING;

        /** Before the first of several runs. */
        void beforeAll(BlogTables tables, Sample sample) {}

        /** Before every run. */
        void beforeEach(BlogTables tables, Sample sample) {}
    }

    /** What came of a run, to be checked afterwards. */
    @FunctionalInterface
    interface Outcome {
        void check(Checks checks);
    }
}
