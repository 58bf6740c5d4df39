package dev.backstitch.sql;

import static org.jooq.impl.SQLDataType.BIGINT;
import static org.jooq.impl.SQLDataType.CHAR;
import static org.jooq.impl.SQLDataType.CLOB;
import static org.jooq.impl.SQLDataType.INTEGER;
import static org.jooq.impl.SQLDataType.NUMERIC;
import static org.jooq.impl.SQLDataType.OFFSETDATETIME;
import static org.jooq.impl.SQLDataType.VARCHAR;

import dev.backstitch.link.Many;
import dev.backstitch.link.One;
import dev.backstitch.model.Association;
import dev.backstitch.model.Column;
import dev.backstitch.model.ColumnDefinition;
import dev.backstitch.model.CounterpartDeclaration;
import dev.backstitch.model.Model;
import dev.backstitch.model.ReferentialAction;
import dev.backstitch.model.ToMany;
import dev.backstitch.model.ToOne;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.impl.DSL;

/** A model with every kind of key: users, posts that refer to them and to each other, tags with a key of two columns. */
@SuppressWarnings("serial")
final class Blog {

    static final Users USERS = new Users();
    static final Posts POSTS = new Posts();
    static final Tags TAGS = new Tags();
    static final Association<Post, Tag> POST_TAG = new SampleAssociation<>(
            "post_tag",
            List.of(new Association.Side("post_id", () -> POSTS.id)),
            List.of(
                    new Association.Side("tag_lang", () -> TAGS.lang),
                    new Association.Side("tag_code", () -> TAGS.code)));

    private Blog() {}

    static Model model() {
        return Model.of(USERS, POSTS, TAGS, POST_TAG);
    }

    static final class User {
        Long id;
        String email;
        final Many<Post> posts = USERS.posts.of(this);
        final Many<Post> edited = USERS.edited.of(this);
    }

    static final class Post {
        Long id;
        String title;
        final One<User> author = POSTS.author.of(this);
        final One<Post> parent = POSTS.parent.of(this);
        final Many<Tag> tags = POSTS.tags.of(this);
    }

    static final class Tag {
        String lang;
        String code;
        final Many<Post> posts = TAGS.posts.of(this);
    }

    static final class Users extends SampleTable<User> {

        final Column<User, Long> id =
                column("id", BIGINT, identity((user) -> user.id, (user, value) -> user.id = value));
        final Column<User, String> email =
                column("email", VARCHAR(80), required(user -> user.email, (user, value) -> user.email = value));
        final Column<User, String> country = column("country", CHAR(2), column -> column);
        final Column<User, Integer> number = column("number", INTEGER, column -> column.withDefault(DSL.inline(7)));
        final Column<User, BigDecimal> score = column("score", NUMERIC(10, 2), column -> column);
        final Column<User, CodecCases.Mood> mood =
                column("mood", VARCHAR.asEnumDataType(CodecCases.Mood.class), column -> column);
        final Column<User, String[]> words = column("words", CLOB.array(), column -> column);
        final Column<User, OffsetDateTime> since = column(
                "since", OFFSETDATETIME(3), column -> column.withNotNull().withDefault(DSL.currentOffsetDateTime()));
        final ToMany<User, Post> posts = toMany(
                "posts", user -> user.posts, List.of(), null, new CounterpartDeclaration.Typed<>(() -> POSTS.author));
        final ToMany<User, Post> edited = toMany(
                "edited",
                user -> user.edited,
                List.of(() -> POSTS.editorId),
                null,
                new CounterpartDeclaration.None<>());

        Users() {
            super("Users", "users", User.class, User::new);
            primaryKey(List.of(id));
            unique(List.of(email));
            unique(List.of(country, number));
        }
    }

    static final class Posts extends SampleTable<Post> {

        final Column<Post, Long> id = column("id", BIGINT, identity(post -> post.id, (post, value) -> post.id = value));
        final Column<Post, String> title =
                column("title", VARCHAR(20), required(post -> post.title, (post, value) -> post.title = value));
        final Column<Post, Long> userId = column("user_id", BIGINT, ColumnDefinition::withNotNull);
        final Column<Post, Long> editorId = column("editor_id", BIGINT, ColumnDefinition::withNotNull);
        final Column<Post, Long> parentId = column("parent_id", BIGINT, column -> column);
        final Column<Post, Long> ownerId = column("owner_id", BIGINT, column -> column);
        final ToOne<Post, User> author = toOne(
                "author",
                post -> post.author,
                List.of(() -> userId()),
                new CounterpartDeclaration.Typed<>(() -> USERS.posts));
        final ToOne<Post, Post> parent =
                toOne("parent", post -> post.parent, List.of(() -> parentId()), new CounterpartDeclaration.None<>());
        final ToMany<Post, Tag> tags = toMany(
                "tags",
                post -> post.tags,
                List.of(),
                () -> POST_TAG,
                new CounterpartDeclaration.Typed<>(() -> TAGS.posts));

        Posts() {
            super("Posts", "posts", Post.class, Post::new);
            primaryKey(List.of(id));
            reference(userId, () -> USERS.id, ReferentialAction.NO_ACTION, ReferentialAction.NO_ACTION);
            reference(editorId, () -> USERS.id, ReferentialAction.RESTRICT, ReferentialAction.CASCADE);
            reference(parentId, () -> id, ReferentialAction.SET_NULL, ReferentialAction.RESTRICT);
            reference(ownerId, () -> USERS.id, ReferentialAction.CASCADE, ReferentialAction.SET_DEFAULT);
        }

        private Column<Post, Long> userId() {
            return userId;
        }

        private Column<Post, Long> parentId() {
            return parentId;
        }
    }

    static final class Tags extends SampleTable<Tag> {

        final Column<Tag, String> lang = column(
                "lang",
                CHAR(2),
                column -> column.withNotNull().withProperty(tag -> tag.lang, (tag, v) -> tag.lang = v));
        final Column<Tag, String> code = column(
                "code",
                VARCHAR(10),
                column -> column.withNotNull().withProperty(tag -> tag.code, (tag, v) -> tag.code = v));
        final ToMany<Tag, Post> posts = toMany(
                "posts",
                tag -> tag.posts,
                List.of(),
                () -> POST_TAG.reversed(),
                new CounterpartDeclaration.Typed<>(() -> POSTS.tags));

        Tags() {
            super("Tags", "tags", Tag.class, Tag::new);
            primaryKey(List.of(lang, code));
        }
    }

    private static <E> UnaryOperator<ColumnDefinition<E, Long>> identity(
            Function<E, Long> getter, BiConsumer<E, Long> setter) {
        return column -> column.withIdentity().withProperty(getter, setter);
    }

    private static <E, T> UnaryOperator<ColumnDefinition<E, T>> required(Function<E, T> get, BiConsumer<E, T> set) {
        return column -> column.withNotNull().withProperty(get, set);
    }
}
