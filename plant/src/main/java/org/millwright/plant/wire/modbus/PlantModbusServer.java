package org.millwright.plant.wire.modbus;

import com.digitalpetri.modbus.ExceptionCode;
import com.digitalpetri.modbus.FunctionCode;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersResponse;
import com.digitalpetri.modbus.server.ModbusRequestContext;
import com.digitalpetri.modbus.server.ModbusServices;
import com.digitalpetri.modbus.server.ModbusTcpServer;
import com.digitalpetri.modbus.tcp.server.NettyTcpServerTransport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.MachineEvent;
import org.millwright.plant.Rows;

/**
 * The plant's screwdriving stations and washers as Modbus TCP devices behind one port, each with a unit id of its own from 1 on.
 *
 * <p>Each tag takes two holding registers from address 0: a float32 with the highest word first, counters and states as 32-bit whole
 * numbers. The last device is deliberately word-swapped, as one in every real plant. What is not there is refused with 0x02, an unknown
 * unit with 0x0B. Registers cannot be written.
 */
public final class PlantModbusServer implements Rows, AutoCloseable {
    private static final int MOST_UNITS = 247;
    private static final int MOST_REGISTERS = 125;

    private final Map<AssetPath, RegisterBank> banks = new HashMap<>();
    private final List<RegisterBank> byId = new ArrayList<>();
    private final ModbusTcpServer server;

    /**
     * Binds the port.
     *
     * @param units all units of the plant; those that speak Modbus are picked by their type
     * @param host the address to listen on
     * @throws MillwrightException if the port is taken
     */
    public PlantModbusServer(List<Unit> units, String host, int port) {
        List<Unit> speaking = units.stream()
                .filter(PlantModbusServer::speaks)
                .limit(MOST_UNITS)
                .toList();
        for (Unit unit : speaking) {
            boolean last = byId.size() == speaking.size() - 1;
            RegisterBank bank = new RegisterBank(byId.size() + 1, unit, last && speaking.size() > 1);
            byId.add(bank);
            banks.put(unit.path(), bank);
        }
        var transport = NettyTcpServerTransport.create(
                config -> config.setBindAddress(host).setPort(port));
        server = ModbusTcpServer.create(transport, new Services());
        try {
            server.start();
        } catch (ExecutionException taken) {
            throw new MillwrightException(
                    new Problem.BadRequest(Message.of(
                            "plant.modbus.port",
                            "The port {port} for Modbus cannot be used: {reason}. Choose another with --modbus.",
                            "port",
                            port,
                            "reason",
                            String.valueOf(taken.getCause()))),
                    taken);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start of the Modbus server was interrupted.", ended);
        }
    }

    /** True if a unit of this type speaks Modbus: screwdriving stations and washers. */
    public static boolean speaks(Unit unit) {
        return unit.type().contains("screw") || unit.type().contains("wash");
    }

    /** The register map of all devices, as {@code millwright connect add modbus} takes it. */
    public String map() {
        List<String> lines = new ArrayList<>();
        lines.add("name,unit_id,table,address,base,type,order,scale,offset,unit,poll");
        byId.forEach(bank -> lines.addAll(bank.mapLines()));
        return String.join("\n", lines) + "\n";
    }

    /** Writes {@link #map()} to a file. */
    public void writeMap(Path file) throws IOException {
        Files.writeString(file, map());
    }

    @Override
    public void rows(AssetPath unit, Block rows) {
        RegisterBank bank = banks.get(unit);
        if (bank != null) {
            bank.take(rows);
        }
    }

    /** Modbus has no events. */
    @Override
    public void event(MachineEvent event) {}

    @Override
    public void close() {
        try {
            server.stop();
        } catch (ExecutionException gone) {
            throw new IllegalStateException("The Modbus server did not stop.", gone);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Answers from the banks. */
    private final class Services implements ModbusServices {
        @Override
        public ReadHoldingRegistersResponse readHoldingRegisters(
                ModbusRequestContext context, int unitId, ReadHoldingRegistersRequest request)
                throws ModbusResponseException {
            if (unitId < 1 || unitId > byId.size()) {
                throw refused(ExceptionCode.GATEWAY_TARGET_DEVICE_FAILED_TO_RESPONSE);
            }
            RegisterBank bank = byId.get(unitId - 1);
            if (request.quantity() < 1 || request.quantity() > MOST_REGISTERS) {
                throw refused(ExceptionCode.ILLEGAL_DATA_VALUE);
            }
            if (!bank.has(request.address(), request.quantity())) {
                throw refused(ExceptionCode.ILLEGAL_DATA_ADDRESS);
            }
            return new ReadHoldingRegistersResponse(bank.read(request.address(), request.quantity()));
        }

        private static ModbusResponseException refused(ExceptionCode code) {
            return new ModbusResponseException(FunctionCode.READ_HOLDING_REGISTERS, code);
        }
    }
}
