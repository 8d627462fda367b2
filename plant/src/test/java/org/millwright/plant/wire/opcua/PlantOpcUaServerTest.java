package org.millwright.plant.wire.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.SourceQuality;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows.PlantTag;
import org.millwright.plant.Rows.Unit;

/** As a client of another maker sees it: Milo's own, bare. */
@Timeout(120)
class PlantOpcUaServerTest {
    private static final AssetPath PRESS = AssetPath.of("practice/p1/assy/l03/a09");
    private static final String FORCE = PRESS + "/force";
    private static final long START = 1_780_000_000_000_000L;

    @TempDir
    private Path folder;

    private final List<SetPointWrite> writes = Collections.synchronizedList(new ArrayList<>());
    private final int port = freePort();
    private final Unit press = new Unit(
            PRESS,
            "bonding press",
            List.of(
                    new PlantTag(
                            new Tag("force", "N", Tag.Kind.MEASUREMENT, List.of()), 0, 1_000, "Bonding force.", true),
                    new PlantTag(new Tag("lustre", "lx·s", Tag.Kind.MEASUREMENT, List.of()), 0, 1, "", false),
                    new PlantTag(
                            new Tag("state", Tag.UNKNOWN_UNIT, Tag.Kind.STATUS, List.of("idle", "running")),
                            0,
                            1,
                            "",
                            false)));

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private ServerSettings settings() {
        return ServerSettings.local(port, folder);
    }

    private PlantOpcUaServer serve() {
        return PlantOpcUaServer.start(settings(), List.of(press), writes::add);
    }

    private OpcUaClient client() throws UaException {
        return OpcUaClient.create(settings().address()).connect();
    }

    private static NodeId node(OpcUaClient client, String path) {
        return new NodeId(client.getNamespaceTable().getIndex("urn:millwright:plant"), path);
    }

    private static DataValue read(OpcUaClient client, String path) throws UaException {
        return client.readValue(0.0, TimestampsToReturn.Both, node(client, path));
    }

    private Block rows(int from, int until) {
        Block.Builder rows =
                new Block.Builder(press.tags().stream().map(PlantTag::tag).toList(), until - from);
        for (int row = from; row < until; row++) {
            rows.row(START + row * 1_000_000L).set(0, row).set(2, row % 2);
        }
        return rows.build();
    }

    @Test
    void aTagHasItsPathItsUnitItsRangeAndItsWords() throws UaException {
        try (PlantOpcUaServer server = serve()) {
            server.rows(PRESS, rows(0, 4));
            OpcUaClient client = client();
            assertEquals(NodeId.parse("ns=2;s=" + FORCE), node(client, FORCE), "the index that people type");
            assertEquals(3.0, read(client, FORCE).value().value());
            assertEquals(1, read(client, PRESS + "/state").value().value());
            EUInformation newton = decoded(client, FORCE + ".EngineeringUnits", EUInformation.class);
            assertEquals("N", newton.getDisplayName().text());
            assertEquals('N' << 16 | 'E' << 8 | 'W', newton.getUnitId());
            assertEquals(
                    -1,
                    decoded(client, PRESS + "/lustre.EngineeringUnits", EUInformation.class)
                            .getUnitId());
            assertEquals(1_000, decoded(client, FORCE + ".EURange", Range.class).getHigh());
            client.disconnect();
        }
    }

    private static <T> T decoded(OpcUaClient client, String path, Class<T> type) throws UaException {
        ExtensionObject wrapped = (ExtensionObject) read(client, path).value().value();
        return type.cast(wrapped.decode(client.getStaticEncodingContext()));
    }

    @Test
    void qualitiesAreStatusCodesAndEmptyCellsAreNotPublished() throws UaException {
        try (PlantOpcUaServer server = serve()) {
            OpcUaClient client = client();
            assertEquals(
                    StatusCodes.Bad_WaitingForInitialData,
                    read(client, FORCE).statusCode().value());
            byte[][] codes = {{SourceQuality.UNCERTAIN}, {SourceQuality.ABSENT}, {SourceQuality.BAD}};
            publish(server, START, codes);
            assertEquals(
                    StatusCodes.Uncertain_LastUsableValue,
                    read(client, FORCE).statusCode().value());
            assertEquals(
                    StatusCodes.Bad_WaitingForInitialData,
                    read(client, PRESS + "/lustre").statusCode().value());
            assertEquals(
                    StatusCodes.Bad_SensorFailure,
                    read(client, PRESS + "/state").statusCode().value());
            publish(server, START + 1, new byte[][] {{SourceQuality.BAD | SourceQuality.STALE}, {0}, {0}});
            assertEquals(
                    StatusCodes.Bad_NoCommunication,
                    read(client, FORCE).statusCode().value());
            client.disconnect();
        }
    }

    private void publish(PlantOpcUaServer server, long time, byte[][] codes) {
        double[][] cells = {{7}, {0.5}, {1}};
        for (int column = 0; column < cells.length; column++) {
            if (SourceQuality.severity(codes[column][0]) >= SourceQuality.BAD) {
                cells[column][0] = Double.NaN;
            }
        }
        List<Tag> tags = press.tags().stream().map(PlantTag::tag).toList();
        server.rows(PRESS, Block.over(tags, 1, new long[] {time}, cells, codes));
    }

    @Test
    void aSetPointHasItsLimitsAndEveryWriteIsTold() throws UaException {
        try (PlantOpcUaServer server = serve()) {
            assertEquals(0, server.items());
            OpcUaClient client = client();
            assertEquals(StatusCodes.Good, write(client, FORCE, 800.0));
            assertEquals(StatusCodes.Bad_OutOfRange, write(client, FORCE, 1_000.5));
            assertEquals(StatusCodes.Bad_OutOfRange, write(client, FORCE, -1.0));
            // What is no set point does not even reach the device.
            assertEquals(StatusCodes.Bad_UserAccessDenied, write(client, PRESS + "/state", 1));
            assertEquals(StatusCodes.Bad_TypeMismatch, write(client, FORCE, "much"));
            client.disconnect();
        }
        assertEquals(
                List.of("Good", "Bad_OutOfRange", "Bad_OutOfRange", "Bad_TypeMismatch"),
                writes.stream().map(SetPointWrite::status).toList());
        assertEquals(
                List.of(true, false, false, false),
                writes.stream().map(SetPointWrite::accepted).toList());
        assertEquals(800, writes.getFirst().value());
        assertEquals(FORCE, writes.getFirst().tag().toString());
    }

    private static long write(OpcUaClient client, String path, Object value) throws UaException {
        return client.writeValues(List.of(node(client, path)), List.of(DataValue.valueOnly(new Variant(value))))
                .getFirst()
                .value();
    }

    @Test
    void thePastIsReadPageByPage() throws UaException {
        try (PlantOpcUaServer server = serve()) {
            for (int from = 0; from < 1_000; from += 250) {
                server.rows(PRESS, rows(from, from + 250));
            }
            OpcUaClient client = client();
            List<DataValue> all = new ArrayList<>();
            ByteString goOn = ByteString.NULL_VALUE;
            int pages = 0;
            do {
                HistoryReadResult page = past(client, FORCE, START + 10_000_000L, START + 910_000_000L, 400, goOn);
                HistoryData data = (HistoryData) page.getHistoryData().decode(client.getStaticEncodingContext());
                all.addAll(List.of(data.getDataValues()));
                goOn = page.getContinuationPoint();
                pages++;
            } while (goOn != null && goOn.length() > 0);
            assertEquals(3, pages);
            assertEquals(900, all.size());
            for (int i = 0; i < all.size(); i++) {
                assertEquals(10.0 + i, all.get(i).value().value());
                assertEquals(
                        START + (10 + i) * 1_000_000L,
                        UnitVariables.micros(all.get(i).sourceTime()));
            }
            assertEquals(
                    StatusCodes.Good_NoData,
                    past(client, PRESS + "/lustre", START, Long.MAX_VALUE / 100, 0, ByteString.NULL_VALUE)
                            .getStatusCode()
                            .value());
            assertEquals(
                    StatusCodes.Bad_NodeIdUnknown,
                    past(client, PRESS + "/nothing", START, START + 1, 0, ByteString.NULL_VALUE)
                            .getStatusCode()
                            .value());
            client.disconnect();
        }
    }

    private static HistoryReadResult past(
            OpcUaClient client, String path, long from, long until, int most, ByteString goOn) throws UaException {
        ReadRawModifiedDetails raw = new ReadRawModifiedDetails(
                false, UnitVariables.dateTime(from), UnitVariables.dateTime(until), uint(most), false);
        HistoryReadValueId wanted = new HistoryReadValueId(node(client, path), null, QualifiedName.NULL_VALUE, goOn);
        return client.historyRead(raw, TimestampsToReturn.Both, false, List.of(wanted))
                .getResults()[0];
    }

    @Test
    void aPortInUseIsSaidWithWhatToDo() {
        try (PlantOpcUaServer server = serve()) {
            assertEquals(0, server.items());
            MillwrightException taken = assertThrows(MillwrightException.class, this::serve);
            assertEquals("opcua.port.taken", taken.problem().message().code());
            assertTrue(taken.getMessage().contains(String.valueOf(port)), taken.getMessage());
        }
    }

    @Test
    void theFaultsOfTheWireCanBeSwitchedOn() throws UaException {
        try (RestartingPlant plant = new RestartingPlant(settings(), List.of(press), writes::add)) {
            plant.rows(PRESS, rows(0, 1));
            String before = plant.server().thumbprint();
            plant.moveNamespace();
            OpcUaClient client = client();
            assertEquals(NodeId.parse("ns=3;s=" + FORCE), node(client, FORCE));
            client.disconnect();
            plant.restart();
            assertEquals(before, plant.server().thumbprint());
            plant.changeCertificate();
            assertNotEquals(before, plant.server().thumbprint());
            client = client();
            plant.server().slow(2_000);
            long began = System.nanoTime();
            client.readValues(0.0, TimestampsToReturn.Both, Collections.nCopies(400, node(client, FORCE)));
            // 400 values are several thousand bytes: at 2,000 a second they cannot come at once.
            assertTrue(System.nanoTime() - began > 500_000_000L, "a slow wire is slow");
            plant.server().slow(0);
            client.disconnect();
        }
    }

    @Test
    void onlyWhoIsKnownGetsIn() {
        ServerSettings known = settings().onlyFor(Map.of("reader", "secret"));
        try (PlantOpcUaServer server = PlantOpcUaServer.start(known, List.of(press), writes::add)) {
            assertEquals(0, server.items());
            UaException refused = assertThrows(UaException.class, () -> OpcUaClient.create(
                            known.address(),
                            endpoints -> endpoints.stream().findFirst(),
                            transport -> {},
                            config -> config.setIdentityProvider(
                                    new org.eclipse.milo.opcua.sdk.client.identity.UsernameProvider("reader", "wrong")))
                    .connect());
            assertEquals(
                    StatusCodes.Bad_UserAccessDenied, refused.getStatusCode().value());
        }
    }

    @Test
    void standardNodesOfTheServerAreThere() throws UaException {
        try (PlantOpcUaServer server = serve()) {
            assertEquals(0, server.items());
            OpcUaClient client = client();
            DataValue name = client.readValue(
                    0.0, TimestampsToReturn.Neither, NodeIds.Server_ServerStatus_BuildInfo_ProductName);
            assertEquals("Millwright practice plant", name.value().value());
            client.disconnect();
        }
    }
}
