package dev.backstitch.composite;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.testing.Mirrors.assertMirrored;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backstitch.composite.Shop.Label;
import dev.backstitch.composite.Shop.Labels;
import dev.backstitch.composite.Shop.Manual;
import dev.backstitch.composite.Shop.Manuals;
import dev.backstitch.composite.Shop.Part;
import dev.backstitch.composite.Shop.Parts;
import dev.backstitch.composite.Shop.Product;
import dev.backstitch.composite.Shop.Products;
import dev.backstitch.sample.SampleDatabase;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CompositeKeyTest {

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase(Shop.MODEL);

    private static final Products PRODUCTS = Products.PRODUCTS;

    @BeforeEach
    void twoProducts() {
        Product chair = new Product("DE", "chair");
        Product table = new Product("DE", "table");
        Part leg = new Part();
        chair.parts.add(leg);
        leg.pieces.add(new Part());
        Label wood = new Label();
        chair.labels.add(wood);
        wood.products.add(table);
        chair.manual.set(new Manual());
        assertMirrored(Shop.MODEL, chair);
        SAMPLE.db().transaction(session -> {
            session.add(chair);
        });
        SAMPLE.statements();
    }

    @Test
    void rowsAreWrittenUnderKeysOfSeveralColumns() {
        assertThat(SAMPLE.sql()
                        .fetch("select country, code, whole_id from parts order by id")
                        .formatCSV())
                .isEqualToNormalizingNewlines("country,code,whole_id\nDE,chair,\"\"\n\"\",\"\",1\n");
        assertThat(SAMPLE.sql()
                        .fetch("select country, code, label_id from product_label order by code")
                        .formatCSV())
                .isEqualToNormalizingNewlines("country,code,label_id\nDE,chair,1\nDE,table,1\n");
        assertThat(SAMPLE.sql().fetch("select country, code from manuals").formatCSV())
                .isEqualToNormalizingNewlines("country,code\nDE,chair\n");
    }

    @Test
    void graphsAreLoadedByKeysOfSeveralColumns() {
        List<Product> products = SAMPLE.db()
                .transaction(session -> session.list(from(PRODUCTS)
                        .orderBy(PRODUCTS.code)
                        .with(PRODUCTS.parts, parts -> parts.with(Parts.PARTS.whole.reverse()))
                        .with(PRODUCTS.labels)
                        .with(Manuals.MANUALS.product.reverse())));
        assertThat(SAMPLE.statements()).hasSize(5);
        Product chair = products.get(0);
        assertThat(chair.code).isEqualTo("chair");
        assertThat(chair.parts.get(0).pieces).hasSize(1);
        assertThat(chair.manual.get().product.get()).isSameAs(chair);
        assertThat(products.get(1).labels).containsExactly(chair.labels.get(0));
        assertThat(products.get(1).parts).isEmpty();
        assertThat(products.get(1).manual.get()).isNull();
        assertMirrored(Shop.MODEL, products.toArray());
    }

    @Test
    void referencesAreLoadedByKeysOfSeveralColumns() {
        SAMPLE.db().transaction(session -> {
            Part leg = session.one(from(Parts.PARTS).where(Parts.PARTS.product.has(PRODUCTS.code.eq("chair"))));
            assertThat(leg.product.get().code).isEqualTo("chair");
            assertThat(session.list(
                            from(Labels.LABELS).where(PRODUCTS.labels.reverse().contains(leg.product.get()))))
                    .hasSize(1);
            assertThat(session.list(from(PRODUCTS).where(PRODUCTS.parts.contains(leg))))
                    .hasSize(1);
            assertThat(session.list(from(Parts.PARTS).where(Parts.PARTS.product.isNull())))
                    .hasSize(1);
        });
    }

    @Test
    void movesUpdatesAndDeletes() {
        SAMPLE.db().transaction(session -> {
            List<Product> products = session.list(from(PRODUCTS).orderBy(PRODUCTS.code));
            Product chair = products.get(0);
            Product table = products.get(1);
            table.name = "Table";
            table.parts.addAll(chair.parts);
            table.manual.set(chair.manual.get());
            chair.labels.clear();
            session.delete(chair);
        });
        assertThat(SAMPLE.sql()
                        .fetch("select country, code, name from products")
                        .formatCSV())
                .isEqualToNormalizingNewlines("country,code,name\nDE,table,Table\n");
        assertThat(SAMPLE.sql().fetchValues("select code from parts where code is not null"))
                .hasToString("[table]");
        assertThat(SAMPLE.sql().fetchValues("select code from manuals")).hasToString("[table]");
        assertThat(SAMPLE.sql().fetchValues("select code from product_label")).hasToString("[table]");
    }
}
