package org.millwright.plant.wire.modbus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.millwright.MillwrightException;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Quality;
import org.millwright.machine.Tag;
import org.millwright.plant.Rows;

@Timeout(30)
class PlantModbusServerTest {
    private static final List<Tag> TAGS = List.of(
            Tag.of("torque"), new Tag("state", "unknown", Tag.Kind.STATUS, List.of("idle", "run")), Tag.of("sequence"));
    private static final AssetPath SCREWS = AssetPath.of("practice/p1/assy/l01/a04");
    private static final AssetPath WASHER = AssetPath.of("practice/p1/frame/l01/wsh01");

    private int port;
    private PlantModbusServer server;
    private ModbusTcpClient client;

    private static Rows.Unit unit(AssetPath path, String type) {
        return new Rows.Unit(
                path,
                type,
                TAGS.stream()
                        .map(tag -> new Rows.PlantTag(tag, 0, 10, "", false))
                        .toList());
    }

    @BeforeEach
    void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = new PlantModbusServer(
                List.of(
                        unit(SCREWS, "screwdriver"),
                        unit(AssetPath.of("practice/p1/frame/l01/cnc01"), "cnc"),
                        unit(WASHER, "washer")),
                "127.0.0.1",
                port);
        client = ModbusTcpClient.create(NettyTcpClientTransport.create(
                config -> config.setHostname("127.0.0.1").setPort(port)));
        client.connect();
    }

    @AfterEach
    void stop() throws Exception {
        client.disconnect();
        server.close();
    }

    private byte[] read(int unit, int first, int count) throws Exception {
        return client.readHoldingRegisters(unit, new ReadHoldingRegistersRequest(first, count))
                .registers();
    }

    private void row(AssetPath path, double torque, double state, double sequence) {
        server.rows(
                path,
                new Block.Builder(TAGS, 1)
                        .row(1)
                        .set(0, torque)
                        .set(1, state)
                        .set(2, sequence)
                        .build());
    }

    @Test
    void floatsHaveTheHighestWordFirstAndTheLastDeviceTheLowest() throws Exception {
        row(SCREWS, 1.25, 1, 16_777_217);
        row(WASHER, 1.25, 0, 1);
        byte[] screws = read(1, 0, 6);
        assertEquals(1.25f, ByteBuffer.wrap(screws).getFloat(0));
        assertEquals(1, ByteBuffer.wrap(screws).getInt(4));
        assertEquals(16_777_217, ByteBuffer.wrap(screws).getInt(8));
        assertArrayEquals(new byte[] {0, 0, 0x3F, (byte) 0xA0}, read(2, 0, 2));
    }

    @Test
    void whatIsNotGoodIsNotANumber() throws Exception {
        assertTrue(Float.isNaN(ByteBuffer.wrap(read(1, 0, 2)).getFloat()));
        row(SCREWS, 1.25, 1, 5);
        server.rows(
                SCREWS,
                new Block.Builder(TAGS, 1)
                        .row(2)
                        .unset(0, Quality.BAD)
                        .set(1, 0)
                        .set(2, 6)
                        .build());
        assertTrue(Float.isNaN(ByteBuffer.wrap(read(1, 0, 2)).getFloat()));
        assertEquals(6, ByteBuffer.wrap(read(1, 4, 2)).getInt());
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertEquals(0x02, refusal(1, 0, 7));
        assertEquals(0x03, refusal(1, 0, 126));
        assertEquals(0x0B, refusal(3, 0, 1));
    }

    private int refusal(int unit, int first, int count) {
        return assertThrows(ModbusResponseException.class, () -> read(unit, first, count))
                .getExceptionCode();
    }

    @Test
    void theMapSaysWhereEverythingIs() {
        List<String> lines = server.map().lines().toList();
        assertEquals("name,unit_id,table,address,base,type,order,scale,offset,unit,poll", lines.getFirst());
        assertEquals("practice/p1/assy/l01/a04/torque,1,holding,0,0,f32,ABCD,1,0,unknown,normal", lines.get(1));
        assertEquals("practice/p1/frame/l01/wsh01/sequence,2,holding,4,0,u32,CDAB,1,0,unknown,normal", lines.get(6));
        assertEquals(7, lines.size());
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        MillwrightException taken = assertThrows(
                MillwrightException.class,
                () -> new PlantModbusServer(List.of(unit(SCREWS, "screwdriver")), "127.0.0.1", port));
        assertTrue(taken.getMessage().contains(String.valueOf(port)), taken.getMessage());
    }
}
