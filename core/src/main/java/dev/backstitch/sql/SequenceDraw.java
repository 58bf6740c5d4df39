package dev.backstitch.sql;

import dev.backstitch.flush.DrawnValues;
import dev.backstitch.model.Generation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Draws values of sequences: one statement for all that a flush needs, and none where enough were drawn before. Made by a session's writer; one thread. */
final class SequenceDraw {

    /** The name of a sequence, and how many of its numbers are wanted. */
    private static final List<Codec<?>> SENT = List.of(Codec.of(SQLDataType.CLOB), Codec.of(SQLDataType.BIGINT));

    private final Executor executor;
    private final Statements statements;

    SequenceDraw(Executor executor, Statements statements) {
        this.executor = executor;
        this.statements = statements;
    }

    void draw(List<DrawnValues> draws, KeyBlocks blocks) {
        Map<String, KeyBlocks.Need> needs = new LinkedHashMap<>();
        for (DrawnValues draw : draws) {
            Generation.Sequence<?> sequence = draw.sequence();
            needs.merge(
                    sequence.name(),
                    new KeyBlocks.Need(sequence.name(), sequence.block(), draw.size()),
                    KeyBlocks.Need::and);
        }
        Map<String, PrimitiveIterator.OfLong> values = blocks.take(needs.values(), this::numbers);
        for (DrawnValues draw : draws) {
            draw.drawn(Objects.requireNonNull(values.get(draw.sequence().name())));
        }
    }

    private Map<String, List<Long>> numbers(Map<String, Long> wanted) {
        List<@Nullable Object[]> sent = new ArrayList<>();
        wanted.forEach((sequence, count) -> sent.add(new Object[] {sequence, count}));
        return executor.query(
                "drawing numbers from the sequences " + String.join(", ", wanted.keySet()),
                text(),
                SENT,
                sent.toArray(Object[][]::new),
                result -> {
                    Map<String, List<Long>> numbers = new LinkedHashMap<>();
                    while (result.next()) {
                        numbers.computeIfAbsent(result.getString(1), any -> new ArrayList<>())
                                .add(result.getLong(2));
                    }
                    return numbers;
                });
    }

    /** jOOQ's nextval takes a name that is part of the text, hence the template. */
    private String text() {
        return statements.text("draw", "", () -> {
            Unnested rows = new Unnested(SENT, false);
            return DSL.select(
                            rows.column(0),
                            DSL.field("nextval(cast(quote_ident({0}) as regclass))", Long.class, rows.column(0)))
                    .from(rows.table())
                    .crossJoin(DSL.table("generate_series(1, {0})", rows.column(1)));
        });
    }
}
