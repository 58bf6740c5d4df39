package dev.backstitch.testing;

import dev.backstitch.session.SentStatement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.platform.commons.support.AnnotationSupport;

/** Counts for {@link StatementBudget}. Made by JUnit; keeps what it counts in the test's own store. */
final class StatementBudgetExtension implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(StatementBudgetExtension.class);

    private StatementBudgetExtension() {}

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        context.getStore(NAMESPACE).put("sent", SentStatements.record());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        List<SentStatement> sent = context.getStore(NAMESPACE)
                .remove("sent", SentStatements.Recording.class)
                .end();
        int most = budget(context).map(StatementBudget::value).orElseThrow();
        if (sent.size() > most) {
            throw new AssertionError(text(most, sent));
        }
    }

    /** The test's own, or that of the nearest class around it. */
    private static Optional<StatementBudget> budget(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), StatementBudget.class)
                .or(() -> AnnotationSupport.findAnnotation(
                        context.getRequiredTestClass(), StatementBudget.class, context.getEnclosingTestClasses()));
    }

    private static String text(int most, List<SentStatement> sent) {
        StringBuilder text = new StringBuilder("@StatementBudget(")
                .append(most)
                .append("): the test sent ")
                .append(sent.size())
                .append(sent.size() == 1 ? " statement" : " statements");
        for (int i = 0; i < sent.size(); i++) {
            text.append("\n  ").append(i + 1).append(". ").append(sent.get(i));
        }
        return text.toString();
    }
}
