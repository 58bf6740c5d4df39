package dev.backstitch.flush;

import dev.backstitch.change.Entry;
import dev.backstitch.change.KeyRow;
import dev.backstitch.change.RowRef;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.plan.WritePlan;
import dev.backstitch.plan.WriteStep;
import dev.backstitch.plan.WriteStep.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;

/** Puts the steps of a flush into words: what each writes, which changes it comes from, and what had to be before it. Made for one plan. */
public final class Explanation {

    private static final int MOST_CAUSES = 3;

    private final List<WriteStep> told = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();

    private Explanation() {}

    /** The plan in words. */
    public static WritePlan of(FlushPlan plan) {
        Explanation explanation = new Explanation();
        plan.steps().forEach(explanation::add);
        return new WritePlan(explanation.told);
    }

    private void add(Step step) {
        Effect effect = effect(step);
        List<String> after = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            String reason = effect.reasonAfter(effects.get(i));
            if (reason != null) {
                after.add("step " + (i + 1) + ": " + reason);
            }
        }
        effects.add(effect);
        List<String> columns = effect.operation() == Operation.DELETE
                ? List.of()
                : effect.columns().stream().map(Field::getName).toList();
        told.add(new WriteStep(
                told.size() + 1, effect.operation(), effect.table(), step.size(), columns, causes(step), after));
    }

    private static Effect effect(Step step) {
        if (step instanceof InsertRows insert) {
            return Effect.of(Operation.INSERT, insert.shape().mapping(), insert.columns());
        }
        if (step instanceof UpdateRows update) {
            return Effect.of(Operation.UPDATE, update.shape().mapping(), update.columns());
        }
        if (step instanceof DeleteRows delete) {
            return Effect.of(Operation.DELETE, delete.shape().mapping(), new int[0]);
        }
        if (step instanceof ReleaseRows release) {
            return Effect.of(release.reference(), release.delete() ? Operation.DELETE : Operation.UPDATE);
        }
        if (step instanceof TakeRows take) {
            return Effect.of(take.reference(), Operation.UPDATE);
        }
        return Effect.of((PairStep) step);
    }

    private static List<String> causes(Step step) {
        if (step instanceof InsertRows insert) {
            return List.of(insert.size() == 1 ? "a new object" : insert.size() + " new objects");
        }
        if (step instanceof UpdateRows update) {
            String verb = update.isEmptying() ? " gives values up in between" : " changed";
            return some(update.entries(), entry -> name(entry) + verb);
        }
        if (step instanceof DeleteRows delete) {
            return some(delete.entries(), entry -> name(entry) + " deleted");
        }
        if (step instanceof ReleaseRows release) {
            EntityMapping<?> source = release.reference().source();
            String what = release.delete()
                    ? " deleted, with the " + source.label() + " it owns"
                    : " let go of " + source.label();
            return some(release.owners(), owner -> name(owner) + what + " that nobody loaded");
        }
        if (step instanceof TakeRows take) {
            return some(take.rows(), row -> name(row) + " linked by its key");
        }
        PairStep pairs = (PairStep) step;
        String verb = pairs.operation() == PairStep.Operation.DELETE ? " unlinked from " : " linked to ";
        return some(pairs.pairs(), pair -> name(pair.from()) + verb + name(pair.to()));
    }

    private static <T> List<String> some(List<T> all, Function<T, String> words) {
        List<String> causes =
                all.stream().limit(MOST_CAUSES).map(words).collect(Collectors.toCollection(ArrayList::new));
        if (all.size() > MOST_CAUSES) {
            causes.add("and " + (all.size() - MOST_CAUSES) + " more");
        }
        return causes;
    }

    private static String name(RowRef row) {
        String key = row.key() == null ? "(new)" : String.valueOf(row.key());
        return (row instanceof Entry<?> entry ? entry.shape() : ((KeyRow) row).shape()).label() + " " + key;
    }
}
