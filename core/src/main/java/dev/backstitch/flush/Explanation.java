package dev.backstitch.flush;

import dev.backstitch.change.EntityShape;
import dev.backstitch.change.Entry;
import dev.backstitch.change.KeyRow;
import dev.backstitch.change.RowRef;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Part;
import dev.backstitch.plan.WritePlan;
import dev.backstitch.plan.WriteStep;
import dev.backstitch.plan.WriteStep.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

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
        if (step instanceof InsertRows insert) {
            parts(step, Operation.INSERT, insert.shape(), insert.columns());
        } else if (step instanceof UpdateRows update) {
            parts(step, Operation.UPDATE, update.shape(), update.columns());
        } else if (step instanceof DeleteRows delete) {
            parts(step, Operation.DELETE, delete.shape(), new int[0]);
        } else if (step instanceof ReleaseRows release) {
            add(step, Effect.of(release.reference(), release.delete() ? Operation.DELETE : Operation.UPDATE), null);
        } else if (step instanceof TakeRows take) {
            add(step, Effect.of(take.reference(), Operation.UPDATE), null);
        } else if (step instanceof PairStep pairs) {
            add(step, Effect.of(pairs), null);
        }
    }

    /** One statement for each table that keeps a part of the rows, that with the keys of the others first where they are inserted, and otherwise last. */
    private void parts(Step step, Operation operation, EntityShape<?> shape, int[] columns) {
        List<Part> parts = new ArrayList<>(shape.mapping().parts());
        if (operation != Operation.INSERT) {
            Collections.reverse(parts);
        }
        Part before = null;
        for (Part part : parts) {
            int[] kept = part.kept(columns);
            if (operation != Operation.UPDATE || kept.length > 0) {
                add(step, Effect.of(operation, part, kept), reason(operation, before, part));
                before = part;
            }
        }
    }

    private static @Nullable String reason(Operation operation, @Nullable Part before, Part part) {
        if (before == null || operation == Operation.UPDATE) {
            return null;
        }
        return operation == Operation.INSERT ? Effect.sharedKey(part, before) : Effect.sharedKey(before, part);
    }

    /** @param because why it comes after the one before; null where nothing but its effect tells */
    private void add(Step step, Effect effect, @Nullable String because) {
        List<String> after = new ArrayList<>();
        for (int i = 0; i < effects.size(); i++) {
            String reason = effect.reasonAfter(effects.get(i));
            if (reason != null) {
                after.add("step " + (i + 1) + ": " + reason);
            }
        }
        if (because != null) {
            after.add("step " + effects.size() + ": " + because);
        }
        effects.add(effect);
        List<String> columns = effect.operation() == Operation.DELETE
                ? List.of()
                : effect.columns().stream().map(Field::getName).toList();
        told.add(new WriteStep(
                told.size() + 1, effect.operation(), effect.table(), step.size(), columns, causes(step), after));
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
