package dev.backstitch.benchmarks.contest;

import dev.backstitch.benchmarks.contest.backstitch.BackstitchBlog;
import dev.backstitch.benchmarks.contest.ebean.EbeanBlog;
import dev.backstitch.benchmarks.contest.hibernate.HibernateBlog;
import dev.backstitch.benchmarks.contest.jdbc.CascadeBlog;
import dev.backstitch.benchmarks.contest.jdbc.CopyBlog;
import dev.backstitch.benchmarks.contest.jdbc.JdbcBlog;
import dev.backstitch.benchmarks.contest.jooq.JooqBlog;
import dev.backstitch.benchmarks.jvm.OtherJvm;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/** Who takes part, in the order of each round. What is {@link #isByHand} sets the measure: the better of these counts. */
@SuppressWarnings("ImmutableEnumChecker") // a set that nobody changes, and constructors
public enum Lineup {
    JDBC(true, EnumSet.allOf(Workload.class), JdbcBlog::new),
    JDBC_COPY(true, EnumSet.of(Workload.W1), CopyBlog::new),
    JDBC_CASCADE(true, EnumSet.of(Workload.W8), CascadeBlog::new),
    BACKSTITCH(false, EnumSet.allOf(Workload.class), BackstitchBlog::new),
    JOOQ(false, EnumSet.complementOf(EnumSet.of(Workload.W6, Workload.W10)), JooqBlog::new),
    HIBERNATE(false, EnumSet.allOf(Workload.class), HibernateBlog::new),
    EBEAN(false, EnumSet.allOf(Workload.class), EbeanBlog::new) {
        @Override
        public List<String> jvmArguments() {
            return List.of(OtherJvm.agent("ebean-agent"));
        }
    };

    private final boolean byHand;
    private final Set<Workload> workloads;
    private final Function<DataSource, Contestant<?, ?, ?>> maker;

    Lineup(boolean byHand, Set<Workload> workloads, Function<DataSource, Contestant<?, ?, ?>> maker) {
        this.byHand = byHand;
        this.workloads = workloads;
        this.maker = maker;
    }

    public Contestant<?, ?, ?> make(DataSource dataSource) {
        return maker.apply(dataSource);
    }

    /** What its JVM has to be given beside what all are given. */
    public List<String> jvmArguments() {
        return List.of();
    }

    boolean isByHand() {
        return byHand;
    }

    /** Whether it has a way of its own for the workload. */
    public boolean runs(Workload workload) {
        return workloads.contains(workload);
    }

    /** As it is written on the command line and in tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Lineup of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
