package dev.backstitch.dsl;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.dsl.Reserved.RESERVED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.model.Model;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.jooq.Insert;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A reserved word, mixed case, a space and a quotation mark in names. */
class QuotedNamesTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Model.of(RESERVED));

    private static Reserved.Row row(String group) {
        Reserved.Row row = new Reserved.Row();
        row.group = group;
        row.mixed = "m";
        row.odd = 1;
        return row;
    }

    @Test
    void plainJooqQuotesThem() {
        Insert<Record> insert = SAMPLE.sql()
                .insertInto(RESERVED, RESERVED.group, RESERVED.mixed, RESERVED.odd)
                .values("g", "m", 1)
                .onConflict(RESERVED.group)
                .doUpdate()
                .set(RESERVED.odd, RESERVED.odd.plus(1));
        assertThat(SAMPLE.sql().render(insert))
                .isEqualTo("insert into \"Order\" (\"group\", \"mixedCase\", \"odd \"\"name\"\"\") values (?, ?, ?) on"
                        + " conflict (\"group\") do update set \"odd \"\"name\"\"\" = (\"Order\".\"odd \"\"name\"\"\" +"
                        + " ?)");
        insert.execute();
        insert.execute();
        assertThat(SAMPLE.sql()
                        .select(RESERVED.group, DSL.sum(RESERVED.odd))
                        .from(RESERVED)
                        .groupBy(RESERVED.group)
                        .fetch()
                        .formatCSV(false))
                .isEqualToNormalizingNewlines("g,2\n");
        assertThat(RESERVED.odd.getQualifiedName()).hasToString("\"Order\".\"odd \"\"name\"\"\"");
    }

    @Test
    void sessionsQuoteThem() {
        Reserved.Row first = row("a");
        Reserved.Row second = row("b");
        SAMPLE.db().transaction(session -> {
            session.add(first);
            session.add(second);
        });
        SAMPLE.db().transaction(session -> {
            session.get(RESERVED.id, first.id).odd = 7;
            session.delete(session.find(RESERVED.group, "b").orElseThrow());
        });
        assertThat(SAMPLE.statements())
                .containsExactly(
                        "insert into \"Order\" (\"group\", \"mixedCase\", \"odd \"\"name\"\"\") select \"v\".\"c0\","
                                + " \"v\".\"c1\", \"v\".\"c2\" from unnest(cast(? as text[]), cast(? as text[]), cast(? as"
                                + " int4[])) with ordinality as \"v\" (\"c0\", \"c1\", \"c2\", \"ord\") order by"
                                + " \"v\".\"ord\" returning \"Order\".\"Id\"",
                        "select \"Order\".\"Id\", \"Order\".\"group\", \"Order\".\"mixedCase\", \"Order\".\"odd \"\"name\"\"\""
                                + " from \"Order\" where (\"Order\".\"Id\" = cast(? as bigint))",
                        "update \"Order\" set \"odd \"\"name\"\"\" = \"v\".\"c1\" from unnest(cast(? as int8[]), cast(? as"
                                + " int4[])) as \"v\" (\"c0\", \"c1\") where \"Order\".\"Id\" = \"v\".\"c0\"",
                        "select \"Order\".\"Id\", \"Order\".\"group\", \"Order\".\"mixedCase\", \"Order\".\"odd \"\"name\"\"\""
                                + " from \"Order\" where (\"Order\".\"group\" = cast(? as text))",
                        "delete from \"Order\" where (\"Order\".\"Id\" = any(cast(? as int8[])))");
        List<Reserved.Row> left =
                SAMPLE.db().transaction(session -> session.list(from(RESERVED).where(RESERVED.mixed.eq("m"))));
        assertThat(left).singleElement().satisfies(row -> {
            assertThat(row.group).isEqualTo("a");
            assertThat(row.odd).isEqualTo(7);
        });
    }
}
