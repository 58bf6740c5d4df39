package dev.backstitch.dsl.mapping;

import dev.backstitch.dsl.ToManySpec;
import dev.backstitch.dsl.mapping.Sketch.Post;
import dev.backstitch.link.ManyAccessor;
import dev.backstitch.model.Column;
import dev.backstitch.model.ToMany;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** An entity class can be made, and its links are those that the mapping's accessors promise. */
class EntityMistakesTest {

    static class Account extends Drawn {}

    static final class Special extends Account {}

    @SuppressWarnings("serial")
    private static final class Accounts extends Sketch<Account> {

        final Column<Account, Long> id = id("id");

        Accounts(Supplier<Account> factory) {
            super("accounts", Account.class, factory);
        }

        ToMany<Account, Post> posts(ManyAccessor<Account, Post> accessor, Column<Post, ?> on) {
            ToManySpec<Account, Post> relationship = toMany("posts", accessor);
            return relationship.on(() -> on);
        }
    }

    private final Accounts accounts = new Accounts(Account::new);
    private final Sketch.Posts posts = new Sketch.Posts();
    private final Column<Post, Long> ownerId = posts.number("owner_id").references(() -> accounts.id);
    private final Column<Post, Long> editorId = posts.number("editor_id").references(() -> accounts.id);

    @Test
    void aFactoryThatThrows() {
        Told.of(new Accounts(() -> {
                    throw new IllegalStateException("no database");
                }))
                .containsExactly(
                        "Accounts: its factory of Account throws java.lang.IllegalStateException: no database: Model.of "
                                + "calls it once, and it has to succeed");
    }

    @Test
    void aFactoryWhoseClassCannotBeInitialised() {
        Told.of(new Accounts(() -> {
                    throw new ExceptionInInitializerError(new IllegalStateException("no file"));
                }))
                .containsExactly(
                        "Accounts: its factory of Account throws java.lang.IllegalStateException: no file: Model.of calls it "
                                + "once, and it has to succeed");
    }

    @Test
    void aFactoryThatGivesNull() {
        Told.of(new Accounts(() -> null))
                .containsExactly("Accounts: its factory of Account gives null: let it make one, as in Account::new");
    }

    @Test
    void aFactoryOfAnotherClass() {
        Told.of(new Accounts(Special::new))
                .containsExactly(
                        "Accounts: its factory of Account makes a dev.backstitch.dsl.mapping.EntityMistakesTest$Special: let "
                                + "it make a dev.backstitch.dsl.mapping.EntityMistakesTest$Account itself, as in Account::new");
    }

    @Test
    void aLinkThatIsNull() {
        accounts.posts(account -> null, ownerId);

        Told.of(accounts, posts)
                .containsExactly(
                        "Accounts.posts reads null of Account: initialise a final field with the relationship's of(this), "
                                + "and let the accessor return that field");
    }

    @Test
    void anAccessorThatThrows() {
        accounts.posts(
                account -> {
                    throw new UnsupportedOperationException();
                },
                ownerId);

        Told.of(accounts, posts)
                .containsExactly(
                        "Accounts.posts: its accessor throws java.lang.UnsupportedOperationException: Model.of calls it "
                                + "once, and it has to succeed");
    }

    @Test
    void aLinkOfAnotherRelationship() {
        ToManySpec<Account, Post> edited = accounts.<Post>many("edited").on(() -> editorId);
        accounts.posts(account -> account.many(edited), ownerId);

        Told.of(accounts, posts)
                .containsExactly(
                        "Accounts.posts reads a link of Account that is bound to Accounts.edited: initialise a final field "
                                + "with the relationship's of(this), and let the accessor return that field");
    }

    @Test
    void aLinkOfAnotherObject() {
        Account other = new Account();
        AtomicReference<ToMany<Account, Post>> self = new AtomicReference<>();
        self.set(accounts.posts(account -> other.many(self.get()), ownerId));

        Told.of(accounts, posts)
                .containsExactly(
                        "Accounts.posts reads a link of Account whose owner is another object: initialise a final field with "
                                + "the relationship's of(this), and let the accessor return that field");
    }

    @Test
    void aLinkThatIsMadeAtEachCall() {
        AtomicReference<ToMany<Account, Post>> self = new AtomicReference<>();
        self.set(accounts.posts(account -> self.get().of(account), ownerId));

        Told.of(accounts, posts)
                .containsExactly(
                        "Accounts.posts reads another link of the same Account each time: initialise a final field with the "
                                + "relationship's of(this), and let the accessor return that field");
    }
}
