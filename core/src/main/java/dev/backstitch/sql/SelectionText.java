package dev.backstitch.sql;

import dev.backstitch.change.TableSet;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Param;

/**
 * What a selection was rendered to. Immutable; shared by all threads.
 *
 * @param sql the statement
 * @param parameters what is bound, in the order of the statement
 * @param codecs of the parameters
 * @param tables what it reads
 * @param keepable whether it is the same whenever it is rendered
 */
record SelectionText(String sql, List<Param<?>> parameters, List<Codec<?>> codecs, TableSet tables, boolean keepable) {

    SelectionText(String sql, List<Param<?>> parameters, TableSet tables, boolean keepable) {
        this(sql, parameters, codecs(parameters), tables, keepable);
    }

    SelectionText {
        parameters = List.copyOf(parameters);
        codecs = List.copyOf(codecs);
    }

    private static List<Codec<?>> codecs(List<Param<?>> parameters) {
        List<Codec<?>> codecs = new ArrayList<>();
        parameters.forEach(parameter -> codecs.add(Codec.of(parameter.getDataType())));
        return codecs;
    }
}
