package dev.backstitch.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,\"b\":[true,null]}|{ \"b\" : [ true , null ], \"a\" : 1 }",
                "1.0|1",
                "1e2|100.0",
                "-0|0.0",
                "\"\\u0041\\n\\/\"|\"A\\u000a/\"",
                "{\"a\":1,\"a\":2}|{\"a\":2}",
                "[[],{}]|[ [ ] , { } ]",
                "{|{"
            })
    void textsOfOneValueAreTheSame(String one, String other) {
        assertThat(Json.same(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":null}|{}",
                "[1,2]|[2,1]",
                "\"1\"|1",
                "0.1|0.1000000000000000000001",
                "null|false",
                "[null]|[]",
                "{\"a\":1|{\"a\": 1",
                "1 2|1  2",
                "nul|nulx",
                "\"a|\"ab"
            })
    void otherTextsAreNot(String one, String other) {
        assertThat(Json.same(one, other)).isFalse();
    }
}
