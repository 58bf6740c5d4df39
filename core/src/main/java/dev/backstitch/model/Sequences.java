package dev.backstitch.model;

import java.util.HashMap;
import java.util.Map;

/** Holds that columns which draw from one sequence draw blocks of one size, since the sequence has one increment. Made for one resolution. */
final class Sequences {

    private final Mistakes mistakes;
    private final Map<String, Column<?, ?>> known = new HashMap<>();

    Sequences(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    void check(EntityMapping<?> entity) {
        for (Column<?, ?> column : entity.columns()) {
            if (column.definition().generation() instanceof Generation.Sequence<?> sequence) {
                Column<?, ?> first = known.putIfAbsent(sequence.name(), column);
                if (first != null && blockOf(first) != sequence.block()) {
                    mistakes.add(entity.table(), MappingTexts.otherBlock(column, sequence, first, blockOf(first)));
                }
            }
        }
    }

    private static int blockOf(Column<?, ?> column) {
        return column.definition().generation() instanceof Generation.Sequence<?> sequence ? sequence.block() : 0;
    }
}
