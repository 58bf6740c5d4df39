package dev.backstitch.composite;

import static dev.backstitch.dsl.Associations.associationTable;

import dev.backstitch.dsl.EntityTable;
import dev.backstitch.dsl.ManyToMany;
import dev.backstitch.dsl.ManyToOne;
import dev.backstitch.dsl.OneToOne;
import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.Model;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;

/** Products and their parts by country and code, labels over an association, and a manual for each product; every pair by backref. */
final class Shop {

    static final Association<Product, Label> PRODUCT_LABEL = associationTable("product_label")
            .from("country", () -> Products.PRODUCTS.country)
            .and("code", () -> Products.PRODUCTS.code)
            .to("label_id", () -> Labels.LABELS.id);

    static final Model MODEL = Model.of(Products.PRODUCTS, Parts.PARTS, Labels.LABELS, Manuals.MANUALS, PRODUCT_LABEL);

    private Shop() {}

    static final class Product {
        String country;
        String code;
        String name;
        final Many<Part> parts = Products.PRODUCTS.parts.of(this);
        final Many<Label> labels = Products.PRODUCTS.labels.of(this);
        final One<Manual> manual = Manuals.MANUALS.product.reverse().of(this);

        One<Manual> manual() {
            return manual;
        }

        Product() {}

        Product(String country, String code) {
            this.country = country;
            this.code = code;
        }
    }

    static final class Part {
        Long id;
        final One<Product> product = Parts.PARTS.product.of(this);
        final One<Part> whole = Parts.PARTS.whole.of(this);
        final Many<Part> pieces = Parts.PARTS.whole.reverse().of(this);

        Many<Part> pieces() {
            return pieces;
        }
    }

    static final class Label {
        Long id;
        final Many<Product> products = Products.PRODUCTS.labels.reverse().of(this);

        Many<Product> products() {
            return products;
        }
    }

    static final class Manual {
        Long id;
        final One<Product> product = Manuals.MANUALS.product.of(this);
    }

    static final class Products extends EntityTable<Product> {
        static final Products PRODUCTS = new Products();
        final Column<Product, String> country =
                text("country").primaryKey().map(p -> p.country, (p, v) -> p.country = v);
        final Column<Product, String> code = text("code").primaryKey().map(p -> p.code, (p, v) -> p.code = v);
        final Column<Product, String> name = text("name").map(p -> p.name, (p, v) -> p.name = v);
        final ToMany<Product, Part> parts =
                toMany("parts", (Product p) -> p.parts).backPopulates(() -> Parts.PARTS.product);
        final ManyToMany<Product, Label> labels = toMany("labels", (Product p) -> p.labels)
                .through(() -> PRODUCT_LABEL)
                .backref("products", Label::products);

        private Products() {
            super("products", Product.class, Product::new);
        }
    }

    static final class Parts extends EntityTable<Part> {
        static final Parts PARTS = new Parts();
        final Column<Part, Long> id = bigint("id").identity().primaryKey().map(p -> p.id, (p, v) -> p.id = v);
        final Column<Part, String> country = text("country");
        final Column<Part, String> code = text("code");
        final Column<Part, Long> wholeId = bigint("whole_id").references(() -> PARTS.id);
        final ToOne<Part, Product> product =
                toOne("product", (Part p) -> p.product).on(country, code).backPopulates(() -> Products.PRODUCTS.parts);
        final ManyToOne<Part, Part> whole =
                toOne("whole", (Part p) -> p.whole).on(wholeId).backref("pieces", Part::pieces);

        private Parts() {
            super("parts", Part.class, Part::new);
            foreignKey(country, code).references(() -> Products.PRODUCTS.country, () -> Products.PRODUCTS.code);
        }
    }

    static final class Labels extends EntityTable<Label> {
        static final Labels LABELS = new Labels();
        final Column<Label, Long> id = bigint("id").identity().primaryKey().map(l -> l.id, (l, v) -> l.id = v);

        private Labels() {
            super("labels", Label.class, Label::new);
        }
    }

    static final class Manuals extends EntityTable<Manual> {
        static final Manuals MANUALS = new Manuals();
        final Column<Manual, Long> id = bigint("id").identity().primaryKey().map(m -> m.id, (m, v) -> m.id = v);
        final Column<Manual, String> country = text("country");
        final Column<Manual, String> code = text("code");
        final OneToOne<Manual, Product> product =
                toOne("product", (Manual m) -> m.product).on(country, code).backref("manual", Product::manual);

        private Manuals() {
            super("manuals", Manual.class, Manual::new);
            foreignKey(country, code).references(() -> Products.PRODUCTS.country, () -> Products.PRODUCTS.code);
            unique(country, code);
        }
    }
}
