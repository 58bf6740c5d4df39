package dev.backstitch.belonging;

import static dev.backstitch.belonging.Binder.Binders.BINDERS;
import static dev.backstitch.belonging.Binder.Sections.SECTIONS;
import static dev.backstitch.dsl.EntityQuery.from;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.belonging.Binder.Label;
import dev.backstitch.belonging.Binder.Section;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Rows that each name an owner are all read with all owners, and so is what is below them. */
class AllBelowTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Binder.MODEL);

    @Test
    void noLevelIsAskedForByKeys() {
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < 2; i++) {
                Section section = new Section("section");
                session.add(new Binder()).sections.add(section);
                section.labels.add(new Label());
            }
        });
        SAMPLE.statements();
        SAMPLE.db().transaction(session -> {
            List<Binder> binders =
                    session.list(from(BINDERS).with(BINDERS.sections, sections -> sections.with(SECTIONS.labels)));
            assertThat(SAMPLE.statements()).hasSize(3).noneMatch(sql -> sql.contains(" where "));
            assertThat(binders)
                    .hasSize(2)
                    .allMatch(binder -> binder.sections.get(0).labels.size() == 1);
        });
    }
}
