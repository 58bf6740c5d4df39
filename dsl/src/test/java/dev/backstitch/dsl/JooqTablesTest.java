package dev.backstitch.dsl;

import static dev.backstitch.sample.Associated.FOLLOWS;
import static dev.backstitch.sample.Nodes.NODES;
import static dev.backstitch.sample.Posts.POSTS;
import static dev.backstitch.sample.Tags.TAGS;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectFrom;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Key;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What jOOQ is told of tables, columns and keys; no database is asked. */
class JooqTablesTest {

    @Test
    void theFieldsOfATableAreItsColumns() {
        assertThat(USERS.fields()).containsExactly(USERS.id, USERS.name);
        assertThat(POSTS.fieldsRow().fields()).containsExactly(POSTS.id, POSTS.title, POSTS.userId);
        assertThat(USERS.field(USERS.name)).isEqualTo(USERS.name);
        assertThat(USERS.field("name")).isEqualTo(USERS.name);
        assertThat(USERS.field(1)).isEqualTo(USERS.name);
        assertThat(USERS.indexOf(USERS.name)).isEqualTo(1);
        assertThat(USERS.field(POSTS.title)).isNull();
    }

    @Test
    void aColumnEqualsTheFieldOfItsTableAndNoOther() {
        Field<?> real = USERS.field("name");
        assertThat(USERS.name.equals(real)).isTrue();
        assertThat(real.equals(USERS.name)).isTrue();
        assertThat(USERS.name.hashCode()).isEqualTo(real.hashCode());
        assertThat(new HashSet<>(List.<Field<?>>of(USERS.name))).contains(real).doesNotContain(USERS.id);
        assertThat(Set.of(USERS.fields())).contains(USERS.name);
        assertThat((Object) USERS.name).isNotEqualTo(TAGS.name);
        assertThat((Object) USERS.id).isNotEqualTo(POSTS.id);
        assertThat(USERS.name.equals(USERS.as("u").field(USERS.name))).isFalse();
        assertThat(USERS.name.equals(new Object())).isFalse();
    }

    @Test
    void aColumnIsQualifiedByItsTable() {
        assertThat(USERS.name.getName()).isEqualTo("name");
        assertThat(USERS.name.getUnqualifiedName()).isEqualTo(name("name"));
        assertThat(USERS.name.getQualifiedName()).isEqualTo(name("users", "name"));
        assertThat(USERS.name.getTable()).isSameAs(USERS);
        assertThat(USERS.name.mappedTable()).isSameAs(USERS);
        assertThat(USERS.name).hasToString("\"users\".\"name\"");
        assertThat(USERS).hasToString("\"users\"");
    }

    @Test
    void aColumnKnowsWhatWasDeclaredOfIt() {
        assertThat(TAGS.name.definition().type().length()).isEqualTo(40);
        assertThat(TAGS.field(TAGS.name).getDataType().nullable()).isFalse();
        assertThat(TAGS.field(TAGS.name).getDataType().length()).isEqualTo(40);
        assertThat(TAGS.field(TAGS.id).getDataType().identity()).isTrue();
        assertThat(POSTS.field(POSTS.userId).getDataType().nullable()).isTrue();
    }

    @Test
    void aTableKnowsItsKeys() {
        UniqueKey<Record> key = USERS.getPrimaryKey();
        assertThat(key.getName()).isEqualTo("users_id_pkey");
        assertThat(key.getTable()).isSameAs(USERS);
        assertThat(key.getFields()).isEqualTo(List.of(USERS.id));
        assertThat(key.isPrimary()).isTrue();
        assertThat(USERS.getIdentity().getField()).isEqualTo(USERS.id);
        assertThat(USERS.getUniqueKeys()).isEmpty();
        assertThat(TAGS.getUniqueKeys()).singleElement().satisfies(unique -> {
            assertThat(unique.getName()).isEqualTo("tags_name_key");
            assertThat(unique.getFields()).isEqualTo(List.of(TAGS.name));
            assertThat(unique.isPrimary()).isFalse();
        });
        assertThat(TAGS.getKeys()).extracting(Key::getName).containsExactly("tags_id_pkey", "tags_name_key");
    }

    @Test
    void aTableKnowsItsForeignKeys() {
        assertThat(USERS.getReferences()).isEmpty();
        assertThat(POSTS.getReferences()).singleElement().satisfies(reference -> {
            assertThat(reference.getName()).isEqualTo("posts_user_id_fkey");
            assertThat(reference.getTable()).isSameAs(POSTS);
            assertThat(reference.getFields()).isEqualTo(List.of(POSTS.userId));
            assertThat(reference.getKey().getTable()).isSameAs(USERS);
            assertThat(reference.getKeyFields()).isEqualTo(List.of(USERS.id));
        });
        ForeignKey<Record, ?> parent = NODES.getReferences().get(0);
        assertThat(parent.getKey().getTable()).isSameAs(NODES);
        assertThat(POSTS.getReferencesTo(USERS)).hasSize(1);
        assertThat(POSTS.getReferencesTo(TAGS)).isEmpty();
    }

    @Test
    void anAssociationTableIsKeyedByAllItsColumns() {
        assertThat(FOLLOWS.table().getPrimaryKey().getFields())
                .extracting(Field::getName)
                .containsExactly("follower_id", "followed_id");
        assertThat(DSL.using(SQLDialect.POSTGRES).render(selectFrom(FOLLOWS.table())))
                .isEqualTo("select \"follows\".\"follower_id\", \"follows\".\"followed_id\" from \"follows\"");
    }
}
