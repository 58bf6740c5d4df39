package dev.backstitch.load;

import dev.backstitch.change.Entry;
import dev.backstitch.change.Origin;
import dev.backstitch.change.Siblings;
import dev.backstitch.change.State;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import dev.backstitch.sql.FetchJoins;
import dev.backstitch.sql.Reader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the targets of references that come joined to the rows of a result, and fills the references. Made for one result. */
final class FetchJoinRows {

    private final GraphLoader loader;
    private final Reader reader;
    private final List<Target> targets = new ArrayList<>();

    private record Target(
            RelationshipMapping<?, ?> relationship,
            RowReader<?> rows,
            Origin origin,
            Set<Entry<?>> found,
            FetchJoinRows nested) {}

    /** @param before how many columns come before those to which it is joined */
    FetchJoinRows(GraphLoader loader, Reader reader, FetchJoins joins, int before, Origin origin) {
        this.loader = loader;
        this.reader = reader;
        for (FetchJoins.Join join : joins.all()) {
            RelationshipMapping<?, ?> relationship = join.relationship();
            Origin along = origin.along(relationship, Origin.Way.JOINED);
            targets.add(new Target(
                    relationship,
                    loader.rows(relationship.target(), before + join.before(), new Siblings(along), join.nested()),
                    along,
                    new LinkedHashSet<>(),
                    new FetchJoinRows(loader, reader, join.nested(), before, along)));
        }
    }

    /** Reads what is joined to the current row. */
    void read(ResultSet result) throws SQLException {
        for (Target target : targets) {
            Entry<?> found = target.rows().readIfAny(result);
            if (found != null) {
                target.found().add(found);
                target.nested().read(result);
            }
        }
    }

    /** Fills the references of those to whom it was joined. Where their own rows name the targets, these are in the session now, and need no more. */
    void fill(Collection<? extends Entry<?>> owners) {
        for (Target target : targets) {
            RelationshipMapping<?, ?> relationship = target.relationship();
            Newcomers.join(loader.tracker(), target.found());
            target.nested().fill(target.found());
            List<Entry<?>> waiting = new ArrayList<>();
            for (Entry<?> owner : owners) {
                if (owner.state() == State.MANAGED
                        && !Ends.settled(owner, relationship)
                        && LinkAccess.keys(Ends.link(owner, relationship)).isEmpty()) {
                    waiting.add(owner);
                }
            }
            if (relationship.route() instanceof Route.Held held) {
                new HeldLoad(loader, reader, relationship, held, target.origin(), FetchJoins.NONE)
                        .fill(waiting, target.found());
            }
        }
    }
}
