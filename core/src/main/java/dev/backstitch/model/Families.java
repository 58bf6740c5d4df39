package dev.backstitch.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Tells tables what they extend, and holds that each row can be told to be of one class. Made for one resolution. */
final class Families {

    private final Tables tables;
    private final Mistakes mistakes;
    private final Set<EntityMapping<?>> done = new HashSet<>();
    private final Set<EntityMapping<?>> broken = Collections.newSetFromMap(new IdentityHashMap<>());

    Families(Tables tables, Mistakes mistakes) {
        this.tables = tables;
        this.mistakes = mistakes;
    }

    void resolve() {
        tables.all().forEach(this::extend);
        for (EntityMapping<?> entity : tables.all()) {
            if (entity.parent() != null) {
                checkOwn(entity);
            } else if (!isBroken(entity)) {
                checkKinds(entity);
            }
        }
    }

    /** Whether it extends what is not in the model. */
    boolean isBroken(EntityMapping<?> entity) {
        return broken.contains(entity);
    }

    /** What it extends comes first. */
    private <E> void extend(EntityMapping<E> entity) {
        Extension<? super E> extension = entity.table().definition().extension();
        if (done.add(entity) && extension != null) {
            extend(entity, extension);
        }
    }

    @SuppressWarnings("unchecked") // a table is mapped to its own class
    private <E> void extend(EntityMapping<E> entity, Extension<? super E> extension) {
        EntityMapping<?> parent = tables.require(extension.parent(), entity.table(), Subjects.extending(entity));
        if (parent != null) {
            extend(parent);
        }
        if (parent == null || isBroken(parent)) {
            broken.add(entity);
        } else {
            entity.extend((EntityMapping<? super E>) parent);
        }
    }

    private void checkOwn(EntityMapping<?> entity) {
        TableDefinition<?> definition = entity.table().definition();
        if (!definition.primaryKey().isEmpty()) {
            mistakes.add(entity.table(), FamilyTexts.keyOfItsOwn(entity, definition.primaryKey()));
        }
        if (!definition.versions().isEmpty()) {
            mistakes.add(entity.table(), FamilyTexts.versionOfItsOwn(entity, definition.versions()));
        }
        if (!definition.discriminators().isEmpty()) {
            mistakes.add(entity.table(), FamilyTexts.discriminatorOfItsOwn(entity));
        }
        if (entity.keyNames().size() != entity.primaryKey().size()) {
            mistakes.add(entity.table(), FamilyTexts.otherKeySize(entity));
        }
        Extension<?> extension = definition.extension();
        if (extension != null
                && extension.discriminator() != null
                && !extension.discriminator().equals(entity.discriminator())) {
            mistakes.add(entity.table(), FamilyTexts.noDiscriminator(entity, extension.discriminator()));
        }
        Stream<List<? extends Column<?, ?>>> keys = Stream.concat(
                definition.uniqueKeys().stream().map(UniqueKeyDefinition::columns),
                definition.references().stream().map(ReferenceDefinition::columns));
        keys.filter(key -> !isOwn(entity, key))
                .forEach(key -> mistakes.add(entity.table(), FamilyTexts.keyOfInherited(entity, key)));
    }

    private static boolean isOwn(EntityMapping<?> entity, List<? extends Column<?, ?>> key) {
        return key.stream().allMatch(column -> entity.ownColumns().stream().anyMatch(own -> Same.object(own, column)));
    }

    private void checkKinds(EntityMapping<?> root) {
        Column<?, ?> discriminator = root.discriminator();
        if (root.table().definition().discriminators().size() > 1) {
            mistakes.add(root.table(), FamilyTexts.severalDiscriminators(root));
        }
        if (discriminator != null && discriminator.definition().getter() != null) {
            mistakes.add(root.table(), FamilyTexts.mappedDiscriminator(discriminator));
        }
        Map<Object, EntityMapping<?>> kinds = new HashMap<>();
        for (EntityMapping<?> entity : root.family()) {
            Object kind = entity.kind();
            if (discriminator != null && kind == null && entity.factory() != null) {
                mistakes.add(entity.table(), FamilyTexts.noKind(entity, discriminator));
            }
            EntityMapping<?> other = kind == null ? null : kinds.putIfAbsent(kind, entity);
            if (other != null) {
                mistakes.add(entity.table(), FamilyTexts.sameKind(other, entity));
            }
            Column<?, ?> version = root.version();
            if (entity.joined()
                    && version != null
                    && version.definition().generation() instanceof Generation.RowVersion) {
                mistakes.add(entity.table(), FamilyTexts.rowVersionOfSeveralTables(root, entity));
            }
        }
    }
}
