package dev.backstitch.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.ResultSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Shows some columns of a result as if they were its first, in another order; where they are that, it is the result itself. Made for one result; one thread. */
final class RearrangedResult implements InvocationHandler {

    private final ResultSet result;
    private final int[] places;

    private RearrangedResult(ResultSet result, int[] places) {
        this.result = result;
        this.places = places;
    }

    /** @param places where each column stands in the result, from 0 on */
    static ResultSet of(ResultSet result, int[] places) {
        if (IntStream.range(0, places.length).allMatch(i -> places[i] == i)) {
            return result;
        }
        return (ResultSet) Proxy.newProxyInstance(
                ResultSet.class.getClassLoader(),
                new Class<?>[] {ResultSet.class},
                new RearrangedResult(result, places));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (arguments != null
                && method.getName().startsWith("get")
                && arguments.length > 0
                && arguments[0] instanceof Integer index) {
            arguments[0] = places[index - 1] + 1;
        }
        try {
            return method.invoke(result, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
