package dev.backstitch.session;

import static dev.backstitch.dsl.EntityQuery.from;
import static dev.backstitch.sample.Users.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.backstitch.sample.Sample;
import dev.backstitch.sample.SampleDatabase;
import dev.backstitch.sample.User;
import dev.backstitch.testing.SentStatements;
import dev.backstitch.testing.StatementBudget;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests with budgets, and looks at what becomes of them. */
class StatementBudgetTest {

    private static final String COUNT =
            "query from(Users): select count(*) from (select 1 as \"one\" from \"users\") as \"matching\"";

    @RegisterExtension
    static final SampleDatabase SAMPLE = new SampleDatabase();

    private static void count(int times) {
        SAMPLE.db().transaction(session -> {
            for (int i = 0; i < times; i++) {
                session.count(from(USERS));
            }
        });
    }

    @StatementBudget(1)
    static class Spender {

        @BeforeEach
        void whatIsSetUpDoesNotCount() {
            count(5);
        }

        @Test
        void keeps() {
            count(1);
        }

        @Test
        void exceeds() {
            count(2);
        }

        @Test
        @StatementBudget(2)
        void hasOneOfItsOwn() {
            count(2);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2})
        void eachInvocation(int times) {
            count(times);
        }

        @Test
        @StatementBudget(2)
        void onAnyThreadAndAnyDatabase() throws InterruptedException {
            Thread other = new Thread(() -> count(1));
            other.start();
            other.join();
            try (Database second = Database.of(Sample.MODEL, SAMPLE.pool())) {
                second.transaction(session -> {
                    session.add(new User("secret"));
                    session.flush();
                    session.dsl().deleteFrom(USERS).execute();
                });
            }
        }

        @Test
        void failsByItself() {
            count(2);
            throw new IllegalStateException("its own");
        }

        @Nested
        class Inner {

            @Test
            void hasThatOfTheClassAround() {
                count(2);
            }
        }
    }

    static class Heir extends Spender {}

    private static Map<String, String> results(Class<?> tests) {
        Map<String, String> results = new TreeMap<>();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(tests))
                .build();
        LauncherFactory.create().execute(request, new TestExecutionListener() {
            @Override
            public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                if (test.isTest()) {
                    results.put(
                            test.getDisplayName(),
                            result.getThrowable().map(StatementBudgetTest::told).orElse("passed"));
                }
            }
        });
        return results;
    }

    private static String told(Throwable failure) {
        StringBuilder told = new StringBuilder(failure.getMessage());
        for (Throwable each : failure.getSuppressed()) {
            told.append(" and ").append(each.getMessage());
        }
        return told.toString();
    }

    @Test
    void aTestThatExceedsItsBudgetFailsAndListsTheStatements() {
        String two = "@StatementBudget(1): the test sent 2 statements\n  1. " + COUNT + "\n  2. " + COUNT;
        Map<String, String> results = results(Spender.class);
        assertThat(results)
                .containsEntry("keeps()", "passed")
                .containsEntry("exceeds()", two)
                .containsEntry("hasOneOfItsOwn()", "passed")
                .containsEntry("[1] times = 1", "passed")
                .containsEntry("[2] times = 2", two)
                .containsEntry("failsByItself()", "its own and " + two)
                .containsEntry("hasThatOfTheClassAround()", two)
                .containsEntry(
                        "onAnyThreadAndAnyDatabase()",
                        "@StatementBudget(2): the test sent 3 statements\n  1. " + COUNT
                                + "\n  2. flush, inserting 1 rows into users: insert into \"users\" (\"name\") select \"v\".\"c0\" from"
                                + " unnest(cast(? as text[])) with ordinality as \"v\" (\"c0\", \"ord\") order by \"v\".\"ord\" returning"
                                + " \"users\".\"id\"\n  3. session.dsl(): delete from \"users\"")
                .hasSize(8);
        assertThat(results(Heir.class)).isEqualTo(results);
    }

    @Test
    @StatementBudget(2)
    void aTestOfOurOwn() {
        try (SentStatements.Recording recording = SentStatements.record()) {
            count(2);
            assertThat(recording.end()).hasSize(2).first().hasToString(COUNT);
            count(0);
            assertThat(recording.sent()).hasSize(2);
        }
    }
}
