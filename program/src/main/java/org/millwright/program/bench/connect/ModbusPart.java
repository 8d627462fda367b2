package org.millwright.program.bench.connect;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** How many times a second the program reads a device of a hundred registers, beside the library alone asked for the same pace. */
final class ModbusPart {
    private static final int TAGS = 50;
    private static final int WORDS = 2;
    /** The fastest that the program polls. */
    private static final double PER_SECOND = 50;

    private static final double PATIENCE = 120;

    private final Path folder;
    private final ConnectSuite.Length length;

    ModbusPart(Path folder, ConnectSuite.Length length) {
        this.folder = folder;
        this.length = length;
    }

    void measure(Map<String, Object> figures) {
        Load load = Load.of(TAGS, PER_SECOND);
        try (Partner source = Partner.start("source", folder, OpcUaLoad.SOURCE_MEMORY)) {
            int port = source.ask("modbus", load.words(), 0).path("port").asInt();
            double ours = ours(load, port);
            double bare = bare(port);
            figures.put("modbus.asked_polls_per_s", PER_SECOND);
            figures.put("modbus.polls_per_s", ours);
            figures.put("modbus.bare_polls_per_s", bare);
            figures.put("modbus.ratio_vs_bare_client", ours / bare);
        }
    }

    private double ours(Load load, int port) {
        LoadSettings.settings(
                LoadSettings.home(folder),
                load,
                "modbus",
                "127.0.0.1:" + port,
                Map.of("pause", "0ms"),
                (path, tag) -> "1/holding/" + WORDS * tag + (tag == 0 ? ":u32:ABCD" : ":f32:ABCD"));
        try (Partner program = Partner.start("program", folder, OpcUaLoad.PROGRAM_MEMORY)) {
            program.ask("open", load.words());
            long began = Costs.nowMicros();
            program.ask("since", began, PATIENCE);
            Pause.seconds(length.warmUp());
            long from = Costs.nowMicros();
            Pause.seconds(length.shorter());
            long until = Costs.nowMicros();
            program.ask("since", until, PATIENCE);
            JsonNode rows = program.ask("rows", from, until);
            return rows.path("rows").asDouble() / OpcUaPart.seconds(from, until);
        }
    }

    private double bare(int port) {
        ModbusTcpClient client = ModbusTcpClient.create(NettyTcpClientTransport.create(
                config -> config.setHostname("127.0.0.1").setPort(port)));
        try {
            client.connect();
            reads(client, length.warmUp());
            double reads = reads(client, length.shorter());
            client.disconnect();
            return reads / length.shorter();
        } catch (Exception refused) {
            throw new IllegalStateException("The bare Modbus client is not answered.", refused);
        }
    }

    /** Reads on a fixed grid of time; a turn that is missed is not made up for. */
    private static long reads(ModbusTcpClient client, double seconds) throws Exception {
        long began = System.nanoTime();
        long step = (long) (1e9 / PER_SECOND);
        long reads = 0;
        while (System.nanoTime() - began < seconds * 1e9) {
            var unused = client.readHoldingRegisters(1, new ReadHoldingRegistersRequest(0, WORDS * TAGS));
            reads++;
            long now = System.nanoTime() - began;
            long due = began + (now / step + 1) * step;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
        return reads;
    }
}
