package org.millwright.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.millwright.MillwrightException;

class RunnerFactoryTest {
    private record Cluster(String scheme, Runner runner) implements RunnerFactory {
        @Override
        public Runner open(URI address) {
            assertEquals(8081, address.getPort());
            return runner;
        }
    }

    @Test
    void theSchemeOfTheAddressChoosesTheRunner() {
        Runner runner = Runner.singlePass();
        List<RunnerFactory> factories =
                List.of(new Cluster("other", Runner.singlePass()), new Cluster("cluster", runner));

        assertSame(runner, RunnerFactory.open("cluster://host:8081", factories));
        assertSame(runner, RunnerFactory.open("Cluster://host:8081", factories));
    }

    @Test
    void anAddressThatNobodyTakesIsRefusedWithTheKnownSchemes() {
        List<RunnerFactory> factories =
                List.of(new Cluster("b", Runner.singlePass()), new Cluster("a", Runner.singlePass()));

        MillwrightException unknown =
                assertThrows(MillwrightException.class, () -> RunnerFactory.open("c://host:1", factories));
        MillwrightException none =
                assertThrows(MillwrightException.class, () -> RunnerFactory.open("c://host:1", List.of()));

        assertEquals("flow.runner.unknown", unknown.problem().message().code());
        assertTrue(unknown.problem().message().text().contains("a, b"), unknown.toString());
        assertEquals("-", none.problem().message().values().get("schemes"));
    }

    @Test
    void twoRunnersForOneSchemeAreNamedAndRefused() {
        List<RunnerFactory> factories =
                List.of(new Cluster("a", Runner.singlePass()), new Cluster("A", Runner.singlePass()));

        MillwrightException twice =
                assertThrows(MillwrightException.class, () -> RunnerFactory.open("a://host:1", factories));

        assertEquals("flow.runner.twice", twice.problem().message().code());
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String address : List.of("host", "::", "a b", "")) {
            MillwrightException refused =
                    assertThrows(MillwrightException.class, () -> RunnerFactory.open(address, List.of()), address);
            assertEquals("flow.runner.address", refused.problem().message().code(), address);
        }
    }

    @Test
    void noRunnerButTheLocalOneIsInstalledHere() {
        assertEquals(List.of(), RunnerFactory.installed());
    }
}
