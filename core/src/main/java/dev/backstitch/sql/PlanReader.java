package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Window;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the statements by which a fetch plan reads more than whole relationships: windows, whose conditions may be anything that jOOQ knows. Made by a session for its transaction; one thread. */
public final class PlanReader {

    private final Executor executor;
    private final Statements statements;
    private final Shapes shapes;

    public PlanReader(Executor executor, Statements statements, Shapes shapes) {
        this.executor = executor;
        this.statements = statements;
        this.shapes = shapes;
    }

    /** Each row begins with an owner's key, then has an element. */
    public <R> R elements(
            Window<?, ?> window,
            RelationshipMapping<?, ?> relationship,
            @Nullable Object[][] keys,
            Executor.Rows<R> rows) {
        List<Codec<?>> codecs = codecs(relationship);
        SelectionText text = statements.selection(
                window,
                "elements",
                () -> new SelectionRendering("the " + window, new TablesRead(shapes))
                        .render(WindowStatements.elements(window, relationship, codecs)));
        SelectionBinding binding = new SelectionBinding("the " + window, Map.of(), text);
        return executor.query(
                "loading the " + window,
                text.sql(),
                statement -> {
                    executor.bindArrays(statement, codecs, keys);
                    binding.bind(statement, codecs.size());
                },
                rows);
    }

    private List<Codec<?>> codecs(RelationshipMapping<?, ?> relationship) {
        if (relationship.route() instanceof Route.Through through) {
            return statements.codecs(through.near().target(), ReadStatements.placesOf(through.near()));
        } else if (relationship.route() instanceof Route.Held held) {
            return statements.codecs(held.reference());
        }
        throw new IllegalArgumentException(relationship + " is a collection");
    }
}
