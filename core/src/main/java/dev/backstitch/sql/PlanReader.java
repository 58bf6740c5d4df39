package dev.backstitch.sql;

import dev.backstitch.change.Shapes;
import dev.backstitch.error.UsageException;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.query.Window;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs the statements by which a fetch plan reads more than whole relationships: windows, whose
 * conditions may be anything that jOOQ knows, and trees. Made by a session for its transaction; one thread. */
public final class PlanReader {

    private final Executor executor;
    private final Statements statements;
    private final Shapes shapes;

    public PlanReader(Executor executor, Statements statements, Shapes shapes) {
        this.executor = executor;
        this.statements = statements;
        this.shapes = shapes;
    }

    /** Each row begins with an owner's key, then has an element, and what is joined to it. */
    public <R> R elements(
            Window<?, ?> window,
            RelationshipMapping<?, ?> relationship,
            @Nullable Object[][] keys,
            FetchJoins joins,
            Executor.Rows<R> rows) {
        List<Codec<?>> codecs = codecs(relationship);
        SelectionText text = statements.selection(
                window,
                joins.with("elements"),
                () -> new SelectionRendering("the " + window, new TablesRead(shapes))
                        .render(WindowStatements.elements(window, relationship, codecs, joins)));
        SelectionBinding binding = new SelectionBinding(window, text);
        return executor.query(
                "loading the " + window,
                text.sql(),
                statement -> {
                    executor.bindArrays(statement, codecs, keys);
                    binding.bind(statement, codecs.size());
                },
                rows);
    }

    /**
     * The targets of a relationship of a table to itself, and theirs, and so on. Each row begins with how many levels remain, where these are limited; then comes the
     * owner's key, where an association table links them, the target, and what is joined to it.
     *
     * @param seeds the keys from which it begins, each followed by how many levels remain where these are limited
     */
    public <R> R levels(
            RelationshipMapping<?, ?> relationship,
            boolean limited,
            @Nullable Object[][] seeds,
            FetchJoins joins,
            Executor.Rows<R> rows) {
        TreeStatements tree = new TreeStatements(relationship, limited, joins, statements);
        return executor.query("loading the levels of " + relationship.label(), tree.text(), tree.codecs(), seeds, rows);
    }

    /** @throws UsageException where a relationship does not lead from a table to itself */
    public static void requireLevels(RelationshipMapping<?, ?> relationship) {
        if (relationship.source() != relationship.target()) {
            throw new UsageException(relationship.label() + " cannot be loaded level by level: it leads from "
                    + relationship.source().label() + " to "
                    + relationship.target().label()
                    + ", and not from a table to itself; name it by with(..)");
        }
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
