package dev.backstitch.benchmarks.contest;

import dev.backstitch.benchmarks.jvm.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link Worker} seen from the contest: one JVM, asked for one run at a time. Closed at the end of the contest. */
final class WorkerJvm implements AutoCloseable {

    private static final int SECONDS_TO_END = 20;

    private final Lineup who;
    private final Process process;
    private final Writer input;
    private final BufferedReader output;

    private WorkerJvm(Lineup who, Process process) {
        this.who = who;
        this.process = process;
        this.input = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static WorkerJvm start(Lineup who, String url, String user, String password, List<String> jvmArguments) {
        Process process = OtherJvm.start(jvmArguments, Worker.class, who.label(), url, user, password);
        return new WorkerJvm(who, process);
    }

    Lineup who() {
        return who;
    }

    /**
     * One run, checked.
     *
     * @throws NotPassed where the contestant did not get through it; it may be asked for another workload
     */
    Measurement run(Workload workload, Sample sample) throws NotPassed {
        try {
            input.write(workload.label() + " " + sample.users() + "\n");
            input.flush();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(Worker.ANSWER)) {
                    return Measurement.ofLine(line.substring(Worker.ANSWER.length()));
                }
                if (line.startsWith(Worker.FAILURE)) {
                    throw new NotPassed(line.substring(Worker.FAILURE.length()));
                }
            }
        } catch (IOException e) {
            throw failed(workload, e);
        }
        throw failed(workload, null);
    }

    /** A contestant did not get through a workload. */
    static final class NotPassed extends Exception {
        private static final long serialVersionUID = 1L;

        private NotPassed(String why) {
            super(why);
        }
    }

    private IllegalStateException failed(Workload workload, @Nullable IOException cause) {
        return new IllegalStateException(
                who.label() + " failed at " + workload.label() + ": see what its JVM printed above", cause);
    }

    @Override
    public void close() {
        try {
            input.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
