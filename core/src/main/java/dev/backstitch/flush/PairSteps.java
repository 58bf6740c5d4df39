package dev.backstitch.flush;

import dev.backstitch.change.Pair;
import dev.backstitch.change.PairChanges;
import dev.backstitch.change.PairChanges.Change;
import dev.backstitch.flush.PairStep.Operation;
import dev.backstitch.model.AssociationMapping;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sorts the changed pairs of association tables into steps, in one walk over them. Made for one flush. */
final class PairSteps {

    private final Map<Change, Map<AssociationMapping, List<Pair>>> writable = new EnumMap<>(Change.class);

    PairSteps(PairChanges pairs) {
        pairs.forEach((pair, change) -> {
            if (isWritable(pair, change)) {
                writable.computeIfAbsent(
                                change, any -> new TreeMap<>(Comparator.comparingInt(AssociationMapping::ordinal)))
                        .computeIfAbsent(pair.association(), any -> new ArrayList<>())
                        .add(pair);
            }
        });
    }

    /** A row can be deleted only between entities that have rows, and inserted only between entities that keep or get them. */
    private static boolean isWritable(Pair pair, Change change) {
        return switch (change) {
            case REMOVED, REMOVED_UNSEEN ->
                pair.from().row() != null && pair.to().row() != null;
            case ADDED, ADDED_UNSEEN ->
                pair.from().state().lives() && pair.to().state().lives();
        };
    }

    List<Step> deletes() {
        List<Step> steps = steps(Change.REMOVED, Operation.DELETE);
        steps.addAll(steps(Change.REMOVED_UNSEEN, Operation.DELETE));
        return steps;
    }

    List<Step> inserts() {
        List<Step> steps = steps(Change.ADDED, Operation.INSERT);
        steps.addAll(steps(Change.ADDED_UNSEEN, Operation.INSERT_MISSING));
        return steps;
    }

    private List<Step> steps(Change change, Operation operation) {
        List<Step> steps = new ArrayList<>();
        writable.getOrDefault(change, Map.of()).forEach((association, pairs) -> {
            boolean tolerant = operation == Operation.INSERT && association.ignoresExisting();
            for (List<Pair> chunk : Batches.chunks(pairs)) {
                steps.add(new PairStep(association, tolerant ? Operation.INSERT_MISSING : operation, chunk));
            }
        });
        return steps;
    }
}
