package dev.backstitch.dsl.mapping;

import dev.backstitch.dsl.ColumnSpec;
import dev.backstitch.dsl.EntityTable;
import dev.backstitch.dsl.ForeignKeySpec;
import dev.backstitch.dsl.ToManySpec;
import dev.backstitch.dsl.ToOneSpec;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jooq.DataType;

/** A table that a test declares line by line, where a mapping class would use fields. */
@SuppressWarnings("serial")
abstract class Sketch<E extends Drawn> extends EntityTable<E> {

    Sketch(String name, Class<E> type, Supplier<E> factory) {
        super(name, type, factory);
    }

    ColumnSpec<E, Long> id(String name) {
        return bigint(name).identity().primaryKey().map(Drawn::getId, Drawn::setId);
    }

    ColumnSpec<E, Long> number(String name) {
        return bigint(name);
    }

    ColumnSpec<E, String> words(String name) {
        return text(name);
    }

    <V> ColumnSpec<E, V> typed(String name, DataType<V> type) {
        return column(name, type);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    final ForeignKeySpec<E> names(Column<E, ?>... columns) {
        return foreignKey(columns);
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    final void keeps(Column<E, ?>... columns) {
        unique(columns);
    }

    <T> ToOneSpec<E, T> one(String name) {
        AtomicReference<ToOne<E, T>> self = new AtomicReference<>();
        ToOneSpec<E, T> relationship = toOne(name, entity -> entity.one(self.get()));
        self.set(relationship);
        return relationship;
    }

    <T> ToManySpec<E, T> many(String name) {
        AtomicReference<ToMany<E, T>> self = new AtomicReference<>();
        ToManySpec<E, T> relationship = toMany(name, entity -> entity.many(self.get()));
        self.set(relationship);
        return relationship;
    }

    static final class User extends Drawn {}

    static final class Post extends Drawn {}

    static final class Tag extends Drawn {}

    static final class Users extends Sketch<User> {

        final Column<User, Long> id = id("id");

        Users() {
            super("users", User.class, User::new);
        }
    }

    static final class Posts extends Sketch<Post> {

        final Column<Post, Long> id = id("id");

        Posts() {
            super("posts", Post.class, Post::new);
        }
    }

    static final class Tags extends Sketch<Tag> {

        final Column<Tag, Long> id = id("id");

        Tags() {
            super("tags", Tag.class, Tag::new);
        }
    }
}
