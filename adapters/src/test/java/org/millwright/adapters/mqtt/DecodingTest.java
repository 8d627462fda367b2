package org.millwright.adapters.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.machine.connect.Point;
import org.millwright.machine.connect.Standing;

class DecodingTest {
    private static final long SEED = Long.getLong("millwright.seed", 4L);
    private static final long NOW = Standing.micros(Instant.parse("2026-11-21T14:00:00Z"));
    private static final MqttSettings.Reading USUAL =
            new MqttSettings.Reading(List.of("/t", "/ts"), List.of("/q"), false);
    private static final JsonMapper MAPPER = Payload.mapper();

    private record Got(long micros, double value, byte quality) {}

    private static List<Got> read(String address, String payload) throws IOException {
        return read(address, Map.of(), payload.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Got> read(String address, Map<String, String> options, byte[] payload) throws IOException {
        Point point = new Point(AssetPath.of("press"), Tag.of("temp"), address, options);
        List<Got> got = new ArrayList<>();
        new PointDecoder(point, USUAL)
                .read(
                        Payload.of(payload, MAPPER),
                        NOW,
                        (micros, value, quality, odd) -> got.add(new Got(micros, value, quality)));
        return got;
    }

    private static Got one(String address, String payload) throws IOException {
        List<Got> got = read(address, payload);
        assertEquals(1, got.size());
        return got.getFirst();
    }

    @Test
    void aNumberHasTheTimeOfItsArrivalAndAMark() throws IOException {
        assertEquals(new Got(NOW, 21.5, SourceQuality.TIME_SUSPECT), one("a/b", " 21.5\n"));
        assertEquals(1, one("a/b", "true").value());
        assertEquals(0, one("a/b", "OFF").value());
    }

    @Test
    void unlessAPersonSaysThatTheTimeOfArrivalIsFine() throws IOException {
        List<Got> got = read("a/b", Map.of("receive-time-is-fine", "yes"), "1".getBytes(StandardCharsets.UTF_8));
        assertEquals(SourceQuality.GOOD, got.getFirst().quality());
    }

    @ParameterizedTest
    @ValueSource(strings = {"21,5", "1d", "0x10", "", "warm", "1e", "--1", "21.5 C"})
    void whatIsNoNumberIsRejected(String payload) {
        assertThrows(IOException.class, () -> read("a/b", payload));
    }

    @Test
    void theFormOfAUnifiedNamespace() throws IOException {
        Got got = one("a/b", "{\"v\":21.5,\"q\":\"uncertain\",\"t\":\"2026-11-21T13:59:59.120Z\",\"u\":\"degC\"}");
        assertEquals(new Got(NOW - 880_000, 21.5, SourceQuality.UNCERTAIN), got);
    }

    @Test
    void pointersAndArrays() throws IOException {
        String json = "{\"ts\":1795269599,\"axes\":[{\"a\":1.5},{\"a\":null},{\"a\":3}],\"n/m\":{\"~\":7}}";
        assertEquals(1.5, one("a/b#/axes/0/a", json).value());
        assertEquals(1_795_269_599_000_000L, one("a/b#/axes/0/a", json).micros());
        assertEquals(7, one("a/b#/n~1m/~0", json).value());
        List<Got> each = read("a/b#/axes/*/a", json);
        assertEquals(3, each.size());
        assertEquals(SourceQuality.BAD, SourceQuality.severity(each.get(1).quality()));
        assertEquals(3, each.get(2).value());
    }

    @Test
    void anArrayOfValuesWithATimeEach() throws IOException {
        String json = "[{\"t\":1795269590000,\"v\":1},{\"t\":1795269591000,\"v\":2}]";
        List<Got> got = read("a/b#/*/v", Map.of("time", "/*/t"), json.getBytes(StandardCharsets.UTF_8));
        assertEquals(
                List.of(
                        new Got(1_795_269_590_000_000L, 1, SourceQuality.GOOD),
                        new Got(1_795_269_591_000_000L, 2, SourceQuality.GOOD)),
                got);
    }

    @Test
    void cellsOfALine() throws IOException {
        List<Got> got =
                read("a/b#csv:2", Map.of("time", "1"), "2026-11-21T13:59:59Z;21.5;x".getBytes(StandardCharsets.UTF_8));
        assertEquals(new Got(NOW - 1_000_000, 21.5, SourceQuality.GOOD), got.getFirst());
        assertThrows(IOException.class, () -> read("a/b#csv:9", "1;2"));
    }

    /** A time that cannot be right is not believed, but the value is kept. */
    @ParameterizedTest
    @ValueSource(strings = {"1971-01-01T00:00:00Z", "2026-11-21T14:11:00Z", "1"})
    void aTimeThatCannotBeRight(String time) throws IOException {
        Got got = one("a/b", "{\"v\":1,\"t\":\"" + time + "\"}");
        assertEquals(new Got(NOW, 1, SourceQuality.TIME_SUSPECT), got);
    }

    @Test
    void aLocalTimeIsNoTime() throws IOException {
        assertEquals(
                SourceQuality.TIME_SUSPECT,
                one("a/b", "{\"v\":1,\"t\":\"2026-11-21T13:00:00\"}").quality());
    }

    @Test
    void notANumberIsBadAndNullIsBad() throws IOException {
        for (String payload : List.of("NaN", "{\"v\":NaN}", "{\"v\":null}", "{\"v\":1,\"q\":\"bad\"}", "-inf")) {
            Got got = one("a/b", payload);
            assertEquals(SourceQuality.BAD, SourceQuality.severity(got.quality()), payload);
            assertTrue(Double.isNaN(got.value()), payload);
        }
    }

    @Test
    void wordsOfAStatusAreItsCodes() throws IOException {
        Tag state = new Tag("state", "unknown", Tag.Kind.STATUS, List.of("idle", "run"));
        Point point = new Point(AssetPath.of("press"), state, "a/b", Map.of());
        List<Double> got = new ArrayList<>();
        new PointDecoder(point, USUAL)
                .read(
                        Payload.of("run".getBytes(StandardCharsets.UTF_8), MAPPER),
                        NOW,
                        (micros, value, quality, odd) -> got.add(value));
        assertEquals(List.of(1.0), got);
    }

    @ParameterizedTest
    @CsvSource({"192,0", "64,1", "0,2", "good,0", "BAD,2", "true,0", "uncertain,1"})
    void qualities(String word, byte severity) {
        assertEquals(severity, Texts.quality(word).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "1795269599,1795269599000000",
        "1795269599000,1795269599000000",
        "1795269599000000,1795269599000000",
        "1795269599000000000,1795269599000000",
        "1795269599.25,1795269599250000",
        "2026-11-21T14:00:00+08:00,1795240800000000"
    })
    void times(String text, long micros) {
        assertEquals(OptionalLong.of(micros), Texts.time(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/+/b", "a/#", "a#b", "a#csv:0", "a#csv:x", "a#"})
    void anAddressThatIsNoneIsRefused(String address) {
        assertThrows(MillwrightException.class, () -> Place.of(address));
    }

    @ParameterizedTest
    @CsvSource({"a/#,true", "#,false", "+/b,true", "a/b#,false", "a+/b,false", "#/a,false", "'',false"})
    void filters(String filter, boolean fine) {
        if (fine) {
            Topics.check(filter, false);
        } else {
            assertThrows(MillwrightException.class, () -> Topics.check(filter, false));
        }
    }

    @Test
    void everythingNeedsAConfirmation() {
        Topics.check("#", true);
        MillwrightException refused = assertThrows(MillwrightException.class, () -> Topics.check("#", false));
        assertTrue(refused.getMessage().contains("confirm-all"));
    }

    @Test
    void addressesOfBrokers() {
        assertEquals(new Broker("plc", 1883, false), Broker.of("plc"));
        assertEquals(new Broker("plc", 8883, true), Broker.of("mqtts://plc"));
        assertEquals(new Broker("::1", 99, true), Broker.of("ssl://[::1]:99/"));
        assertThrows(MillwrightException.class, () -> Broker.of("http://plc"));
        assertThrows(MillwrightException.class, () -> Broker.of("plc:0"));
    }

    /** Whatever arrives is a value or a rejection with a reason; nothing else. */
    @Test
    void changedPayloadsAreReadOrRejected() {
        Random random = new Random(SEED);
        String[] good = {
            "{\"v\":21.5,\"q\":\"good\",\"t\":\"2026-11-21T13:59:59Z\",\"a\":[1,2,{\"b\":3}]}", "21.5", "1;2;3", "[1,2]"
        };
        String[] addresses = {"a", "a#/v", "a#/a/2/b", "a#/a/*", "a#csv:2"};
        int rejected = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = good[random.nextInt(good.length)].getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change > 0; change--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                for (Got got : read(addresses[random.nextInt(addresses.length)], Map.of(), bytes)) {
                    assertTrue(
                            SourceQuality.usable(got.quality()) == Double.isFinite(got.value()),
                            "seed " + SEED + ", round " + round);
                }
            } catch (IOException reason) {
                rejected++;
            }
        }
        assertTrue(rejected > 100, "hardly anything was rejected, seed " + SEED);
    }

    @Test
    void aBombOfBracketsIsRejected() {
        byte[] deep = "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> read("a#/0", Map.of(), deep));
    }

    @Test
    void numbersAsTextAreReadAlike() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            assertEquals(OptionalDouble.of(value), Texts.number(Double.toString(value), List.of()), "seed " + SEED);
        }
    }
}
