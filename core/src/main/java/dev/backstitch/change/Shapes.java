package dev.backstitch.change;

import dev.backstitch.model.EntityMapping;
import dev.backstitch.model.Model;
import java.util.ArrayList;
import java.util.List;

/** Holds the shape of every entity of a model. Made once for a database; immutable; shared by all threads. */
public final class Shapes {

    private final Model model;
    private final List<EntityShape<?>> shapes = new ArrayList<>();

    public Shapes(Model model) {
        this.model = model;
        for (EntityMapping<?> mapping : model.entities()) {
            shapes.add(new EntityShape<>(mapping));
        }
    }

    public Model model() {
        return model;
    }

    @SuppressWarnings("unchecked") // a shape stands at the ordinal of its own mapping
    public <E> EntityShape<E> of(EntityMapping<E> mapping) {
        return (EntityShape<E>) shapes.get(mapping.ordinal());
    }

    public List<EntityShape<?>> all() {
        return shapes;
    }
}
