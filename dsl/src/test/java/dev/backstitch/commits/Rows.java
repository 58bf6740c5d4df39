package dev.backstitch.commits;

import dev.backstitch.model.Column;
import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Reference;
import dev.backstitch.model.RelationshipMapping;
import dev.backstitch.model.Route;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** All rows as lines of text, read in one statement that owes nothing to Backstitch, and as the plain model has them. */
final class Rows {

    private static final String SQL = sql();

    private Rows() {}

    /** @throws AssertionError where the rows are not what the model says */
    static void check(DSLContext dsl, World world) {
        Set<String> expected = lines(world);
        Set<String> actual = new TreeSet<>(dsl.resultQuery(SQL).fetch(0, String.class));
        if (!actual.equals(expected)) {
            Set<String> missing = new TreeSet<>(expected);
            missing.removeAll(actual);
            Set<String> surplus = new TreeSet<>(actual);
            surplus.removeAll(expected);
            throw new AssertionError("rows should be\n  " + String.join("\n  ", missing) + "\nand are\n  "
                    + String.join("\n  ", surplus));
        }
    }

    static Set<String> lines(World world) {
        Set<String> lines = new TreeSet<>();
        for (Thing thing : world.things()) {
            lines.add(line(world, thing));
        }
        for (World.Couple couple : world.couples()) {
            lines.add("couple " + couple.from().mark() + " " + couple.to().mark());
        }
        return lines;
    }

    private static String line(World world, Thing thing) {
        Facts facts = world.of(thing);
        StringBuilder line = new StringBuilder(label(thing.kind()) + " " + thing.mark());
        for (Column<?, ?> column : Plan.given(thing.kind())) {
            line.append(" ").append(column.getName()).append("=").append(facts.value(column));
        }
        for (RelationshipMapping<?, ?> reference : Plan.of(thing.kind())) {
            Thing named = facts.named(reference);
            line.append(" ").append(reference.name()).append("=").append(named == null ? "null" : named.mark());
            if (reference == Plan.LISTED && named != null) {
                line.append(" place=").append(world.naming(reference, named).indexOf(thing) + 1);
            }
        }
        return line.toString();
    }

    private static String label(EntityMapping<?> kind) {
        return kind.table().getName();
    }

    private static String sql() {
        List<String> selects = new ArrayList<>();
        for (EntityMapping<?> kind : Plan.KINDS) {
            StringBuilder line = new StringBuilder("select concat('" + label(kind) + " ', t.mark");
            for (Column<?, ?> column : Plan.given(kind)) {
                line.append(", ' " + column.getName() + "=', coalesce(t." + column.getName() + "::text, 'null')");
            }
            for (RelationshipMapping<?, ?> relationship : Plan.of(kind)) {
                Reference reference = ((Route.Holding) relationship.route()).reference();
                line.append(", ' " + relationship.name() + "=', coalesce((select x.mark from "
                        + label(reference.target()) + " x where " + match(reference) + ")::text, 'null')");
                if (relationship == Plan.LISTED) {
                    line.append(", case when t.area_id is not null then ' place=' || row_number()"
                            + " over (partition by t.area_id order by t.position, t.id) end");
                }
            }
            selects.add(line + ") from " + label(kind) + " t");
        }
        selects.add("select concat('couple ', b.mark, ' ', t.mark) from book_topics join books b on b.id = book_id"
                + " join topics t on t.name = topic_name");
        return String.join(" union all ", selects);
    }

    private static String match(Reference reference) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < reference.columns().size(); i++) {
            pairs.put(
                    reference.columns().get(i).getName(),
                    reference.targetColumns().get(i).getName());
        }
        return pairs.entrySet().stream()
                .map(each -> "t." + each.getKey() + " = x." + each.getValue())
                .collect(Collectors.joining(" and "));
    }
}
