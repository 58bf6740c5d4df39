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
import org.jspecify.annotations.Nullable;

/** Sorts the changed pairs of association tables into steps, in one walk over them. Made for one flush. */
final class PairSteps {

    private final Map<Change, Map<AssociationMapping, List<Pair>>> writable = new EnumMap<>(Change.class);

    /** Those that fit the pair before, as most do the next one. */
    private @Nullable AssociationMapping association;

    private @Nullable Change change;
    private List<Pair> alike = List.of();

    PairSteps(PairChanges pairs) {
        pairs.forEach((pair, what) -> {
            if (isWritable(pair, what)) {
                alike(pair.association(), what).add(pair);
            }
        });
    }

    @SuppressWarnings("ReferenceEquality") // a model has one mapping of each association table
    private List<Pair> alike(AssociationMapping itsAssociation, Change itsChange) {
        if (association != itsAssociation || change != itsChange) {
            association = itsAssociation;
            change = itsChange;
            alike = writable.computeIfAbsent(
                            itsChange, any -> new TreeMap<>(Comparator.comparingInt(AssociationMapping::ordinal)))
                    .computeIfAbsent(itsAssociation, any -> new ArrayList<>());
        }
        return alike;
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
            for (List<Pair> chunk : Batches.chunksOfPairs(pairs)) {
                steps.add(new PairStep(association, tolerant ? Operation.INSERT_MISSING : operation, chunk));
            }
        });
        return steps;
    }
}
