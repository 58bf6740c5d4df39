package dev.backstitch.change;

import dev.backstitch.link.Link;
import dev.backstitch.link.LinkAccess;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets links follow rows whose foreign keys a statement changed: what the session has moves from owner to owner at both ends, and a collection that rows
 * joined of which the session has none is read again. It records no change and tells nobody. Made before the rows of one statement are stored.
 */
public final class LinkMoves {

    private final Tracker tracker;
    private final List<ForeignKeyShape> foreignKeys;
    private final BitSet columns;
    private final List<Owners> before = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();

    /** @param entry null where the session does not have the row */
    private record Row(
            @Nullable Entry<?> entry,
            @Nullable Object @Nullable [] former,
            @Nullable Object[] now) {}

    /** @param columns the places of those that the statement set */
    public LinkMoves(Tracker tracker, EntityShape<?> shape, int[] columns) {
        this.tracker = tracker;
        this.columns = bits(columns);
        this.foreignKeys = concerned(shape, this.columns);
        foreignKeys.forEach(foreignKey -> before.add(new Owners(tracker, foreignKey)));
    }

    /** What has to be known of each row: the columns that were set, and of each foreign key that tells of links all columns. */
    public static int[] needed(EntityShape<?> shape, int[] columns) {
        BitSet needed = bits(columns);
        for (ForeignKeyShape foreignKey : concerned(shape, bits(columns))) {
            needed.or(bits(foreignKey.columns()));
        }
        return needed.stream().toArray();
    }

    /** Whether the session has objects that may come to be linked to rows of the table when the columns are set. */
    public static boolean anyOwner(Tracker tracker, EntityShape<?> shape, int[] columns) {
        return concerned(shape, bits(columns)).stream()
                .anyMatch(foreignKey -> !tracker.entriesWithRows(
                                foreignKey.reference().target())
                        .isEmpty());
    }

    /** The row of an entity was this and is that. */
    public void changed(Entry<?> entry, @Nullable Object[] former, @Nullable Object[] now) {
        rows.add(new Row(entry, former, now));
    }

    /** A row that the session does not have is this now. */
    public void changed(@Nullable Object[] now) {
        rows.add(new Row(null, null, now));
    }

    /**
     * Moves links to where the rows say, which are stored by now.
     *
     * @return what takes the moves back once the transaction was rolled back
     */
    public List<Runnable> follow() {
        if (!foreignKeys.isEmpty()) {
            tracker.keyed().doubt(foreignKeys.get(0).reference().source());
        }
        List<Runnable> back = new ArrayList<>();
        for (int i = 0; i < foreignKeys.size(); i++) {
            follow(foreignKeys.get(i), before.get(i), back);
        }
        return back;
    }

    private void follow(ForeignKeyShape foreignKey, Owners formerly, List<Runnable> back) {
        Owners now = new Owners(tracker, foreignKey);
        boolean placed = keepsPlaces(foreignKey, columns);
        List<Move> moves = new ArrayList<>();
        Set<Entry<?>> doubtful = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Row row : rows) {
            Entry<?> to = now.of(row.now());
            Entry<?> from = row.former() == null ? null : formerly.of(row.former());
            if (row.entry() == null || placed) {
                add(doubtful, to);
                add(doubtful, from);
            }
            Object key = now.keyIn(row.now());
            Object formerKey = row.former() == null ? null : formerly.keyIn(row.former());
            if (row.entry() != null && !Objects.equals(key, formerKey) && (from != to || to == null)) {
                Move move = new Move(row.entry(), foreignKey, from, to, key == null);
                if (to == null || !move.stands()) {
                    moves.add(move);
                    back.add(() -> move.takeBack(formerKey == null));
                }
            }
        }
        moves.forEach(Move::leave);
        moves.forEach(Move::enter);
        doubtful.forEach(owner ->
                Move.heldBy(owner, foreignKey).stream().filter(Link::isLoaded).forEach(LinkAccess::unload));
    }

    private static void add(Set<Entry<?>> owners, @Nullable Entry<?> owner) {
        if (owner != null) {
            owners.add(owner);
        }
    }

    private static List<ForeignKeyShape> concerned(EntityShape<?> shape, BitSet columns) {
        return shape.foreignKeys().stream()
                .filter(foreignKey ->
                        bits(foreignKey.columns()).intersects(columns) || keepsPlaces(foreignKey, columns))
                .toList();
    }

    /** Whether lists of those that the foreign key names keep their order in one of the columns. */
    private static boolean keepsPlaces(ForeignKeyShape foreignKey, BitSet columns) {
        for (RelationshipMapping<?, ?> list : foreignKey.reference().target().relationships()) {
            if (list.position() != null
                    && list.route() instanceof Route.Held held
                    && held.reference().equals(foreignKey.reference())) {
                int place = foreignKey.reference().source().columns().indexOf(list.position());
                if (columns.get(place)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static BitSet bits(int[] columns) {
        BitSet bits = new BitSet();
        for (int column : columns) {
            bits.set(column);
        }
        return bits;
    }
}
