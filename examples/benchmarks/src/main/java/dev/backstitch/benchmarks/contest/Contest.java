package dev.backstitch.benchmarks.contest;

import dev.backstitch.testing.FreshDatabase;
import dev.backstitch.testing.PostgresServer;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/**
 * Runs every workload with every contestant and prints one table. The contestants are warmed up, then run in turns, so that what slows the machine down for
 * a while hits all of them. See {@link ContestOptions} for what can be said on the command line.
 */
public final class Contest {

    private final ContestOptions options;
    private final BlogTables tables;
    private final List<WorkerJvm> workers;
    private final Report report;
    private final PrintStream out;

    private Contest(ContestOptions options, BlogTables tables, List<WorkerJvm> workers, PrintStream out) {
        this.options = options;
        this.tables = tables;
        this.workers = workers;
        this.report = new Report(options, tables.version());
        this.out = out;
    }

    public static void main(String[] args) {
        run(ContestOptions.parse(args), System.out);
    }

    /** Runs it as told, on a database of its own, and prints the table row by row. */
    static void run(ContestOptions options, PrintStream out) {
        try (FreshDatabase fresh = PostgresServer.shared().freshDatabase();
                Source source = Source.open(fresh.url(), fresh.user(), fresh.password())) {
            BlogTables tables = new BlogTables(source.dataSource());
            tables.create();
            List<WorkerJvm> workers = options.contestants().stream()
                    .map(who -> WorkerJvm.start(
                            who, fresh.url(), fresh.user(), fresh.password(), options.jvmArguments(who)))
                    .toList();
            try {
                new Contest(options, tables, workers, out).run();
            } finally {
                workers.forEach(WorkerJvm::close);
            }
        }
    }

    private void run() {
        out.print(report.head());
        for (int users : options.sizes()) {
            for (Workload workload : options.workloads()) {
                run(workload, new Sample(users));
            }
        }
    }

    private void run(Workload workload, Sample sample) {
        List<WorkerJvm> runners = new ArrayList<>(workers);
        runners.removeIf(worker -> !worker.who().runs(workload));
        workload.needs().beforeAll(tables, sample);
        rounds(runners, ContestOptions.Rounds.ONE, workload, sample, (who, cold) -> {});
        rounds(runners, options.roundsToWarmUp(sample), workload, sample, (who, warm) -> {});
        Map<Lineup, List<Measurement>> measured = new EnumMap<>(Lineup.class);
        rounds(
                runners,
                options.rounds(),
                workload,
                sample,
                (who, measurement) -> measured.computeIfAbsent(who, first -> new ArrayList<>())
                        .add(measurement));
        List<Score> scores = new ArrayList<>();
        for (WorkerJvm runner : runners) {
            Lineup who = runner.who();
            scores.add(new Score(workload, sample.users(), who, Objects.requireNonNull(measured.get(who))));
        }
        out.print(report.rows(scores));
    }

    /** As many as there have to be, and more as long as there is time. Who does not get through is no runner from then on. */
    private void rounds(
            List<WorkerJvm> runners,
            ContestOptions.Rounds number,
            Workload workload,
            Sample sample,
            BiConsumer<Lineup, Measurement> results) {
        long end = System.nanoTime() + number.nanos() * runners.size();
        for (int round = 0; round < number.fewest() || (round < number.most() && System.nanoTime() < end); round++) {
            for (WorkerJvm runner : List.copyOf(runners)) {
                try {
                    results.accept(runner.who(), once(runner, workload, sample));
                } catch (WorkerJvm.NotPassed e) {
                    runners.remove(runner);
                    out.print(report.failure(workload, sample, runner.who(), e));
                }
            }
        }
    }

    private Measurement once(WorkerJvm runner, Workload workload, Sample sample) throws WorkerJvm.NotPassed {
        workload.needs().beforeEach(tables, sample);
        return runner.run(workload, sample);
    }
}
