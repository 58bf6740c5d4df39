package dev.backstitch.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;

/** Makes the model of drafts without mistakes, and tells each relationship what became of it. Made for one resolution. */
final class Assembly {

    private final Drafts drafts;
    private final References references;
    private final IdentityHashMap<Draft, List<OrderField<?>>> orders = new IdentityHashMap<>();
    private final IdentityHashMap<Draft, RelationshipMapping<?, ?>> resolved = new IdentityHashMap<>();

    Assembly(Drafts drafts, References references, ReadingOrders orders) {
        this.drafts = drafts;
        this.references = references;
        drafts.all().forEach(draft -> this.orders.put(draft, orders.resolve(draft)));
    }

    Model model(List<EntityMapping<?>> entities, List<AssociationMapping> associations) {
        drafts.all().forEach(draft -> resolved.put(draft, mapping(draft)));
        drafts.all().forEach(draft -> connect(mappingOf(draft), draft.counterpart()));
        Set<EntityMapping<?>> connected = new HashSet<>();
        entities.forEach(entity -> entity.line().stream().filter(connected::add).forEach(this::connect));
        entities.forEach(EntityMapping::complete);
        resolved.values().forEach(Assembly::publish);
        return new Model(entities, associations);
    }

    @SuppressWarnings("unchecked") // a relationship's classes are those of the tables it connects
    private RelationshipMapping<?, ?> mapping(Draft draft) {
        return new RelationshipMapping<>(
                (Relationship<Object, Object>) draft.relationship(),
                (EntityMapping<Object>) draft.source(),
                (EntityMapping<Object>) draft.knownTarget(),
                draft.knownRoute(),
                Objects.requireNonNull(orders.get(draft)));
    }

    @SuppressWarnings("unchecked") // a counterpart has the same classes the other way round
    private <E, T> void connect(RelationshipMapping<E, T> mapping, @Nullable Draft counterpart) {
        if (counterpart != null) {
            mapping.connect((RelationshipMapping<T, E>) mappingOf(counterpart));
        }
    }

    @SuppressWarnings("unchecked") // the drafts are those of the table
    private <E> void connect(EntityMapping<E> entity) {
        List<RelationshipMapping<E, ?>> relationships = new ArrayList<>();
        drafts.of(entity).forEach(draft -> relationships.add((RelationshipMapping<E, ?>) mappingOf(draft)));
        entity.connect(relationships, references.of(entity));
    }

    private static <E, T> void publish(RelationshipMapping<E, T> mapping) {
        RelationshipDefinition<E, T> definition = mapping.relationship().definition();
        RelationshipMapping<T, E> counterpart = mapping.counterpart();
        definition.know(counterpart == null ? null : counterpart.relationship());
        definition.resolve(mapping);
    }

    private RelationshipMapping<?, ?> mappingOf(Draft draft) {
        return Objects.requireNonNull(resolved.get(draft));
    }
}
