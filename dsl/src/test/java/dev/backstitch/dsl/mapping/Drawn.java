package dev.backstitch.dsl.mapping;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import java.util.IdentityHashMap;

/** An entity whose links are those that a {@link Sketch} declares, made when they are first read. */
class Drawn {

    private final IdentityHashMap<Object, Object> links = new IdentityHashMap<>();
    private Long id;
    private String text;

    Long getId() {
        return id;
    }

    void setId(Long id) {
        this.id = id;
    }

    String getText() {
        return text;
    }

    void setText(String text) {
        this.text = text;
    }

    @SuppressWarnings("unchecked") // this is of the class whose relationship it is
    <O, T> Many<T> many(ToMany<O, T> relationship) {
        return (Many<T>) links.computeIfAbsent(relationship, any -> relationship.of((O) this));
    }

    @SuppressWarnings("unchecked") // this is of the class whose relationship it is
    <O, T> One<T> one(ToOne<O, T> relationship) {
        return (One<T>) links.computeIfAbsent(relationship, any -> relationship.of((O) this));
    }
}
