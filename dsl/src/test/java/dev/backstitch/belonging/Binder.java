package dev.backstitch.belonging;

import static dev.backstitch.belonging.Binder.Binders.BINDERS;
import static dev.backstitch.belonging.Binder.Cords.CORDS;
import static dev.backstitch.belonging.Binder.Covers.COVERS;
import static dev.backstitch.belonging.Binder.Labels.LABELS;
import static dev.backstitch.belonging.Binder.Leaves.LEAVES;
import static dev.backstitch.belonging.Binder.Plates.PLATES;
import static dev.backstitch.belonging.Binder.Remarks.REMARKS;
import static dev.backstitch.belonging.Binder.Seals.SEALS;
import static dev.backstitch.belonging.Binder.Sections.SECTIONS;
import static dev.backstitch.belonging.Binder.Stickers.STICKERS;
import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/**
 * Owns sections, which own leaves with a key of two columns, which own remarks that answer each other; and a cover that owns stickers and a seal. Nothing is
 * declared for deletions of the foreign keys, but for the seal's.
 */
final class Binder {

    static final Association<Section, Label> SECTION_LABELS = associationTable("section_labels")
            .from("section_id", () -> SECTIONS.id)
            .to("label_id", () -> LABELS.id);

    static final Model MODEL = Model.of(
            BINDERS, SECTIONS, LEAVES, REMARKS, COVERS, STICKERS, SEALS, CORDS, LABELS, PLATES, SECTION_LABELS);

    Long id;
    int version;
    final Many<Section> sections = BINDERS.sections.of(this);
    final One<Cover> cover = BINDERS.cover.of(this);

    static final class Binders extends EntityTable<Binder> {
        static final Binders BINDERS = new Binders();
        final Column<Binder, Long> id = bigint("id").identity().primaryKey().map(b -> b.id, (b, v) -> b.id = v);
        final Column<Binder, Integer> version =
                integer("version").version().map(b -> b.version, (b, v) -> b.version = v);
        final ToMany<Binder, Section> sections = toMany("sections", (Binder b) -> b.sections)
                .backPopulates(() -> SECTIONS.binder)
                .owned()
                .bumpsVersion();
        final ToOne<Binder, Cover> cover = toOne("cover", (Binder b) -> b.cover)
                .backPopulates(() -> COVERS.binder)
                .owned();

        private Binders() {
            super("binders", Binder.class, Binder::new);
        }
    }

    static final class Section {
        Long id;
        String name;
        final One<Binder> binder = SECTIONS.binder.of(this);
        final Many<Leaf> leaves = SECTIONS.leaves.of(this);
        final Many<Label> labels = SECTIONS.labels.of(this);

        Section() {}

        Section(String name) {
            this.name = name;
        }
    }

    static final class Sections extends EntityTable<Section> {
        static final Sections SECTIONS = new Sections();
        final Column<Section, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Section, String> name = text("name").map(s -> s.name, (s, v) -> s.name = v);
        final Column<Section, Long> binderId = bigint("binder_id").notNull().references(() -> BINDERS.id);
        final ToOne<Section, Binder> binder =
                toOne("binder", (Section s) -> s.binder).on(binderId).backPopulates(() -> BINDERS.sections);
        final ToMany<Section, Leaf> leaves = toMany("leaves", (Section s) -> s.leaves)
                .backPopulates(() -> LEAVES.section)
                .owned();
        final ToMany<Section, Label> labels = toMany("labels", (Section s) -> s.labels)
                .through(() -> SECTION_LABELS)
                .backPopulates(() -> LABELS.sections);

        private Sections() {
            super("sections", Section.class, Section::new);
            unique(binderId, name);
        }
    }

    /** Its key is its section's and a number; it names a plate that others may name as well. */
    static final class Leaf {
        int number;
        final One<Section> section = LEAVES.section.of(this);
        final One<Plate> plate = LEAVES.plate.of(this);
        final Many<Remark> remarks = LEAVES.remarks.of(this);
    }

    static final class Leaves extends EntityTable<Leaf> {
        static final Leaves LEAVES = new Leaves();
        final Column<Leaf, Long> sectionId = bigint("section_id").primaryKey().references(() -> SECTIONS.id);
        final Column<Leaf, Integer> number = integer("number").primaryKey().map(l -> l.number, (l, v) -> l.number = v);
        final Column<Leaf, Long> plateId = bigint("plate_id").notNull().references(() -> PLATES.id);
        final ToOne<Leaf, Section> section =
                toOne("section", (Leaf l) -> l.section).on(sectionId).backPopulates(() -> SECTIONS.leaves);
        final ToOne<Leaf, Plate> plate = toOne("plate", (Leaf l) -> l.plate).on(plateId);
        final ToMany<Leaf, Remark> remarks = toMany("remarks", (Leaf l) -> l.remarks)
                .backPopulates(() -> REMARKS.leaf)
                .owned();

        private Leaves() {
            super("leaves", Leaf.class, Leaf::new);
        }
    }

    /** Known by a code, by which its answers name it. */
    static final class Remark {
        Long id;
        String code;
        final One<Leaf> leaf = REMARKS.leaf.of(this);
        final One<Remark> answered = REMARKS.answered.of(this);
        final Many<Remark> answers = REMARKS.answers.of(this);

        Remark() {}

        Remark(String code) {
            this.code = code;
        }
    }

    static final class Remarks extends EntityTable<Remark> {
        static final Remarks REMARKS = new Remarks();
        final Column<Remark, Long> id = bigint("id").identity().primaryKey().map(r -> r.id, (r, v) -> r.id = v);
        final Column<Remark, String> code = text("code").notNull().unique().map(r -> r.code, (r, v) -> r.code = v);
        final Column<Remark, Long> sectionId = bigint("section_id");
        final Column<Remark, Integer> number = integer("number");
        final Column<Remark, String> answeredCode = text("answered_code").references(() -> REMARKS.code);
        final ToOne<Remark, Leaf> leaf =
                toOne("leaf", (Remark r) -> r.leaf).on(sectionId, number).backPopulates(() -> LEAVES.remarks);
        final ToOne<Remark, Remark> answered =
                toOne("answered", (Remark r) -> r.answered).on(answeredCode).backPopulates(() -> REMARKS.answers);
        final ToMany<Remark, Remark> answers = toMany("answers", (Remark r) -> r.answers)
                .backPopulates(() -> REMARKS.answered)
                .owned();

        private Remarks() {
            super("remarks", Remark.class, Remark::new);
            foreignKey(sectionId, number).references(() -> LEAVES.sectionId, () -> LEAVES.number);
        }
    }

    static final class Cover {
        Long id;
        final One<Binder> binder = COVERS.binder.of(this);
        final Many<Sticker> stickers = COVERS.stickers.of(this);
        final One<Seal> seal = COVERS.seal.of(this);
    }

    static final class Covers extends EntityTable<Cover> {
        static final Covers COVERS = new Covers();
        final Column<Cover, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);
        final Column<Cover, Long> binderId =
                bigint("binder_id").notNull().unique().references(() -> BINDERS.id);
        final ToOne<Cover, Binder> binder =
                toOne("binder", (Cover c) -> c.binder).on(binderId).backPopulates(() -> BINDERS.cover);
        final ToMany<Cover, Sticker> stickers = toMany("stickers", (Cover c) -> c.stickers)
                .backPopulates(() -> STICKERS.cover)
                .owned();

        final ToOne<Cover, Seal> seal = toOne("seal", (Cover c) -> c.seal)
                .backPopulates(() -> SEALS.cover)
                .owned();

        private Covers() {
            super("covers", Cover.class, Cover::new);
        }
    }

    static final class Sticker {
        Long id;
        final One<Cover> cover = STICKERS.cover.of(this);
    }

    static final class Stickers extends EntityTable<Sticker> {
        static final Stickers STICKERS = new Stickers();
        final Column<Sticker, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Sticker, Long> coverId = bigint("cover_id").notNull().references(() -> COVERS.id);
        final ToOne<Sticker, Cover> cover =
                toOne("cover", (Sticker s) -> s.cover).on(coverId).backPopulates(() -> COVERS.stickers);

        private Stickers() {
            super("stickers", Sticker.class, Sticker::new);
        }
    }

    /** PostgreSQL deletes it with its cover, and would not its cords. */
    static final class Seal {
        Long id;
        final One<Cover> cover = SEALS.cover.of(this);
        final Many<Cord> cords = SEALS.cords.of(this);
    }

    static final class Seals extends EntityTable<Seal> {
        static final Seals SEALS = new Seals();
        final Column<Seal, Long> id = bigint("id").identity().primaryKey().map(s -> s.id, (s, v) -> s.id = v);
        final Column<Seal, Long> coverId = bigint("cover_id")
                .notNull()
                .unique()
                .references(() -> COVERS.id)
                .onDelete(ReferentialAction.CASCADE);
        final ToOne<Seal, Cover> cover =
                toOne("cover", (Seal s) -> s.cover).on(coverId).backPopulates(() -> COVERS.seal);
        final ToMany<Seal, Cord> cords = toMany("cords", (Seal s) -> s.cords)
                .backPopulates(() -> CORDS.seal)
                .owned();

        private Seals() {
            super("seals", Seal.class, Seal::new);
        }
    }

    static final class Cord {
        Long id;
        final One<Seal> seal = CORDS.seal.of(this);
    }

    static final class Cords extends EntityTable<Cord> {
        static final Cords CORDS = new Cords();
        final Column<Cord, Long> id = bigint("id").identity().primaryKey().map(c -> c.id, (c, v) -> c.id = v);
        final Column<Cord, Long> sealId = bigint("seal_id").notNull().references(() -> SEALS.id);
        final ToOne<Cord, Seal> seal =
                toOne("seal", (Cord c) -> c.seal).on(sealId).backPopulates(() -> SEALS.cords);

        private Cords() {
            super("cords", Cord.class, Cord::new);
        }
    }

    static final class Label {
        Long id;
        final Many<Section> sections = LABELS.sections.of(this);
    }

    static final class Labels extends EntityTable<Label> {
        static final Labels LABELS = new Labels();
        final Column<Label, Long> id = bigint("id").identity().primaryKey().map(l -> l.id, (l, v) -> l.id = v);
        final ToMany<Label, Section> sections = toMany("sections", (Label l) -> l.sections)
                .through(() -> SECTION_LABELS.reversed())
                .backPopulates(() -> SECTIONS.labels);

        private Labels() {
            super("labels", Label.class, Label::new);
        }
    }

    static final class Plate {
        Long id;
    }

    static final class Plates extends EntityTable<Plate> {
        static final Plates PLATES = new Plates();
        final Column<Plate, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);

        private Plates() {
            super("plates", Plate.class, Plate::new);
        }
    }
}
