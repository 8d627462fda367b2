package org.millwright.program.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.millwright.audit.AuditLog;
import org.millwright.audit.Entry;
import org.millwright.program.api.Plant;

/**
 * The record of a change is older than the change: a program that is killed between the two has an entry too many and never one too
 * few, and what cannot be recorded is not done.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecordFirstTest {
    private final WatchedLog log = new WatchedLog();
    private ServedPlant plant;

    /** The plant's own log, which looks at the plant whenever something is recorded and can be full. */
    private final class WatchedLog implements AuditLog {
        private final List<Boolean> untouched = new ArrayList<>();
        private final List<String> recorded = new ArrayList<>();
        private AuditLog inside;
        private String before = "";
        private boolean full;

        @Override
        public long append(Entry entry) {
            return appendForced(entry);
        }

        @Override
        public long appendForced(Entry entry) {
            if (full) {
                throw new IllegalStateException("The disk is full.");
            }
            untouched.add(plant != null && before.equals(plant.state()));
            recorded.add(entry.decision() + " " + entry.action());
            return inside.appendForced(entry);
        }

        @Override
        public State state() {
            return inside.state();
        }

        @Override
        public void close() {
            inside.close();
        }
    }

    @BeforeAll
    void served(@TempDir Path folder) throws Exception {
        plant = new ServedPlant(folder, InstantSource.system(), real -> {
            log.inside = real.audit();
            return new Plant(
                    real.history(),
                    real.lines(),
                    real.desk(),
                    real.board(),
                    real.notes(),
                    real.configuration(),
                    log,
                    real.time());
        });
        assertEquals(
                0,
                plant.person()
                        .type("connect", "add", "line-1", "sample", "here", "--point", "plant/l1/m1/power=x")
                        .code());
        plant.awaitValues("plant/l1/m1/power");
    }

    @AfterAll
    void end() {
        plant.close();
    }

    /** In this order each can be done: what one makes the next takes away. */
    static List<String> changes() {
        String warning =
                "POST /api/v1/warnings/" + ServedPlant.warning("plant/l1/m1").id();
        return List.of(
                "PUT /api/v1/assets {\"asset\":\"plant/l1/m1\",\"name\":\"Press\"}",
                "DELETE /api/v1/assets?asset=plant/l1/m1",
                "PUT /api/v1/watches {\"asset\":\"plant/l1/m1\"}",
                "DELETE /api/v1/watches?asset=plant/l1/m1",
                "PUT /api/v1/connections/spare {\"kind\":\"sample\",\"address\":\"here\",\"running\":\"false\"}",
                "POST /api/v1/connections/spare/start {}",
                "POST /api/v1/connections/spare/stop {}",
                "DELETE /api/v1/connections/spare",
                "POST /api/v1/config/rollback {\"version\":1}",
                "PUT /api/v1/secrets/spare {\"value\":\"x\"}",
                "DELETE /api/v1/secrets/spare",
                warning + "/seen {}",
                warning + "/shelve {\"reason\":\"part is ordered\"}",
                warning + "/close {\"cause\":\"fault\",\"found\":\"worn\"}",
                "POST /api/v1/moments {\"asset\":\"plant/l1/m1\",\"name\":\"oil\",\"from\":\"-2h\"}");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeIsOnRecordBeforeItIsMade(String change) throws Exception {
        String before = plant.state();
        log.full = true;
        assertEquals(500, ask(change));
        assertEquals(before, plant.state(), "what cannot be recorded is not done");
        log.full = false;
        log.before = before;
        log.untouched.clear();
        assertEquals(200, ask(change));
        assertNotEquals(before, plant.state());
        assertEquals(List.of(true), log.untouched, "recorded once, before it was made");
    }

    /** Somebody who reads the log must not believe that something was done that was not. */
    @Test
    void whatFailsAfterItWasRecordedSaysSo() throws Exception {
        String id = ServedPlant.warning("plant/l2/m2").id();
        assertEquals(0, plant.person().type("asset", "add", "plant/l2/m2").code());
        assertEquals(200, ask("POST /api/v1/warnings/" + id + "/seen {}"));
        log.recorded.clear();
        assertEquals(409, ask("POST /api/v1/warnings/" + id + "/seen {}"), "somebody was faster");
        assertEquals(List.of("allowed warning.seen", "failed warning.seen"), log.recorded);
    }

    private int ask(String change) throws Exception {
        String[] words = change.split(" ", 3);
        var answer = plant.as(plant.local(), words[0], words[1], words.length > 2 ? words[2] : "");
        assertTrue(answer.statusCode() != 429, new String(answer.body(), StandardCharsets.UTF_8));
        return answer.statusCode();
    }
}
