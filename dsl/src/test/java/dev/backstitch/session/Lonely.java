package dev.backstitch.session;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.model.Column;

/** A mapping of a model of its own. */
final class Lonely extends EntityTable<Lonely.Hermit> {

    static final Lonely LONELY = new Lonely();

    final Column<Hermit, Long> id = bigint("id").primaryKey().map(Hermit::getId, Hermit::setId);

    private Lonely() {
        super("lonely", Hermit.class, Hermit::new);
    }

    static final class Hermit {
        private Long id;

        Long getId() {
            return id;
        }

        void setId(Long id) {
            this.id = id;
        }
    }
}
