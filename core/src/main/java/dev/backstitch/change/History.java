package dev.backstitch.change;

import dev.backstitch.model.RelationshipMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Remembers what the changed links of a whole transaction mean for rows, beyond what foreign keys tell by themselves: after a rollback no row says it, and
 * the session to which the objects are added next has to write it. Lives as long as its tracker.
 */
final class History {

    private PairChanges pairs = new PairChanges(new ChangeLog());
    private Map<RelationshipMapping<?, ?>, Map<Entry<?>, Adoption>> adopters = new LinkedHashMap<>();
    private List<LinkChanges.Unseen> unseen = new ArrayList<>();

    /** These changes are written, and may still be rolled back; those of pairs are taken over. */
    void add(LinkChanges changes, ForeignKeys foreignKeys, ChangeLog log) {
        if (changes.pairs().isEmpty()
                && changes.unseen().isEmpty()
                && foreignKeys.adopters().isEmpty()) {
            return;
        }
        if (log.isOpen()) {
            History before = copy();
            log.note(() -> become(before));
        }
        changes.pairs().moveTo(pairs);
        unseen.addAll(changes.unseen());
        foreignKeys
                .adopters()
                .forEach((relationship, owners) -> adopters.computeIfAbsent(relationship, any -> new LinkedHashMap<>())
                        .putAll(owners));
    }

    /** The transaction was rolled back: each entry keeps what concerns it for the next session. */
    void handOver() {
        pairs.forEach((pair, change) -> {
            if (pair.from() instanceof Entry<?> from && pair.to() instanceof Entry<?> to) {
                from.latest().recordedLate().pair(pair.association(), to.entity(), pair.eitherWay(), change);
            }
        });
        unseen.forEach(each -> {
            if (each.owner() instanceof Entry<?> owner) {
                owner.latest().recordedLate().unseen(each.relationship());
            }
        });
        adopters.forEach((relationship, children) -> children.forEach((child, adoption) ->
                adoption.by().latest().recordedLate().adopted(relationship, child.entity(), adoption.taken())));
    }

    private History copy() {
        History copy = new History();
        pairs.forEach(copy.pairs::add);
        copy.unseen.addAll(unseen);
        adopters.forEach((relationship, owners) -> copy.adopters.put(relationship, new LinkedHashMap<>(owners)));
        return copy;
    }

    private void become(History other) {
        pairs = other.pairs;
        adopters = other.adopters;
        unseen = other.unseen;
    }
}
