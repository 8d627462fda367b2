package org.millwright.language.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.MillwrightException;
import org.millwright.language.json.Json;

class SchemaTest {
    /** Ignoring a keyword would let a wrong answer pass as a right one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"string","pattern":"a+"}                              | pattern          | #
            {"type":"object","properties":{"a":{"oneOf":[]}}}             | oneOf            | #/properties/a
            {"type":"array","items":{"type":"number","multipleOf":2}}     | multipleOf       | #/items
            {"anyOf":[{"type":"null"},{"not":{}}]}                        | not              | #/anyOf/1
            {"type":"number","minimum":1}                                 | minimum          | #
            {"type":"object","additionalProperties":{"type":"string"}}    | additionalProperties | #
            {"$ref":"#/$defs/x","$defs":{"x":{"type":"string","format":"date"}}} | format    | #/$defs/x
            {"type":"array","items":{"type":"null"},"uniqueItems":true}   | uniqueItems      | #
            """)
    void aKeywordThatIsNotSupportedIsNamedWithItsPlace(String schema, String keyword, String path) {
        String says = assertThrows(MillwrightException.class, () -> Schema.read(schema))
                .getMessage();
        assertTrue(says.contains(keyword) && says.contains("at " + path), says);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "true",
                "false",
                "[]",
                "1",
                "{\"type\":\"text\"}",
                "{\"type\":[]}",
                "{\"enum\":[]}",
                "{\"type\":\"array\"}",
                "{\"type\":\"string\",\"minLength\":3,\"maxLength\":2}",
                "{\"type\":\"string\",\"minLength\":-1}",
                "{\"type\":\"integer\",\"minimum\":3,\"maximum\":2}",
                "{\"type\":\"integer\",\"exclusiveMinimum\":1,\"maximum\":1.5}",
                "{\"type\":\"integer\",\"minimum\":1e999999999999}",
                "{\"type\":\"integer\",\"minimum\":\"1\"}",
                "{\"type\":\"object\",\"required\":[\"a\"]}",
                "{\"type\":\"object\",\"required\":\"a\"}",
                "{\"enum\":[1],\"type\":\"string\"}",
                "{\"enum\":[1],\"minimum\":0}",
                "{\"$ref\":\"other.json\"}",
                "{\"$ref\":\"#/$defs/a\"}",
                "{\"$ref\":\"#\"}",
                "{\"anyOf\":[{\"$ref\":\"#\"},{\"type\":\"null\"}]}",
                "{\"type\":\"object\",\"properties\":{\"a\":{\"$ref\":\"#\"}},\"required\":[\"a\"]}",
                "{\"type\":\"array\",\"items\":{\"$ref\":\"#\"},\"minItems\":1}"
            })
    void aSchemaThatNothingFitsOrThatSaysTooLittleIsRefused(String schema) {
        assertThrows(MillwrightException.class, () -> Schema.read(schema));
    }

    @Test
    void aSchemaMayContainItself() {
        Schema tree = Schema.read("""
                {"type":"object","properties":{"name":{"type":"string"},"parts":{"type":"array","items":{"$ref":"#"}}},
                 "required":["name"]}""");
        assertEquals(List.of(), tree.faults(Json.read("{\"name\":\"a\",\"parts\":[{\"name\":\"b\",\"parts\":[]}]}")));
        assertEquals(
                List.of(new Schema.Fault("/parts/0", "required")),
                tree.faults(Json.read("{\"name\":\"a\",\"parts\":[{\"parts\":[]}]}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"minimum":-3,"maximum":7}                       | -3 | 7
            {"exclusiveMinimum":-3,"exclusiveMaximum":7}     | -2 | 6
            {"minimum":-3.5,"maximum":7.5}                   | -3 | 7
            {"exclusiveMinimum":-3.5,"exclusiveMaximum":7.5} | -3 | 7
            {}                                               | -999999999999999999 | 999999999999999999
            {"minimum":1e-999999999}                         | 1  | 999999999999999999
            {"maximum":9223372036854775807,"minimum":-1e99}  | -999999999999999999 | 999999999999999999
            """)
    void boundsOfWholeNumbersAreTheNarrowestWholeNumbers(String bounds, long least, long most) {
        Json.Members schema = assertInstanceOf(Json.Members.class, Json.read(bounds));
        var members = new java.util.LinkedHashMap<>(schema.members());
        members.put("type", Json.of("integer"));
        Schema read = Schema.of(new Json.Members(members));
        assertEquals(new Form.Whole(least, most), read.forms().get(read.root()));
    }

    /** Cases of the specification's own kind: the validator judges everything else, so it is held to hand-made truths. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"type":"integer"}                          | 1.0      | true
            {"type":"integer"}                          | 1.5      | false
            {"type":"integer"}                          | 1e3      | true
            {"type":"number"}                           | "1"      | false
            {"const":1}                                 | 1.00     | true
            {"enum":["a",[1,{"x":2}]]}                  | [1.0,{"x":2.0}] | true
            {"enum":["a",[1,{"x":2}]]}                  | [1]      | false
            {"type":"string","maxLength":1}             | "😀"     | true
            {"type":"string","minLength":2}             | "😀"     | false
            {"type":["string","null"],"minLength":2}    | null     | true
            {"type":"object","additionalProperties":false} | {"a":1} | false
            {"type":"object"}                           | {"a":1}  | true
            {"type":"integer","exclusiveMaximum":3}     | 3        | false
            {"type":"array","items":{"type":"null"},"maxItems":1} | [null,null] | false
            {"type":"array","items":{"type":"null"},"minItems":1} | []   | false
            {"anyOf":[{"type":"null"},{"const":2}]}     | 2        | true
            {"anyOf":[{"type":"null"},{"const":2}]}     | 3        | false
            {"$ref":"#/$defs/a~1b","$defs":{"a/b":{"type":"null"}}} | 1 | false
            """)
    void theValidatorFollowsTheSpecification(String schema, String value, boolean fits) {
        assertEquals(fits, Schema.read(schema).faults(Json.read(value)).isEmpty());
    }
}
