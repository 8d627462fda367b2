package org.millwright.adapters.modbus;

import java.util.List;
import org.millwright.Message;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Surroundings;

/**
 * Modbus TCP. The address is a host with a port, such as {@code 192.168.0.10:502}. A point's address is a name of the register map or
 * {@code unit/table/address:type:order}, such as {@code 1/holding/100:f32:CDAB}, the address counted from 0.
 */
public final class ModbusKind implements ConnectorKind {
    @Override
    public String name() {
        return "modbus";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(
                        "map",
                        Message.of(
                                "modbus.option.map",
                                "The register map: a CSV file with the columns name, unit_id, table, address, base, type, order, scale,"
                                        + " offset, unit, poll."),
                        "",
                        OptionKind.FILE),
                new Option(
                        "unit",
                        Message.of("modbus.option.unit", "The unit id where the map or an address names none."),
                        "1",
                        OptionKind.NUMBER),
                new Option(
                        "timeout",
                        Message.of("modbus.option.timeout", "How long the device may take for an answer."),
                        "1s",
                        OptionKind.DURATION),
                new Option(
                        "pause",
                        Message.of(
                                "modbus.option.pause",
                                "The pause between two requests, for devices that do one thing at a time."),
                        "10ms",
                        OptionKind.DURATION));
    }

    @Override
    public Connector open(Connection connection, Surroundings around) {
        return new ModbusConnector(connection, around, ModbusSettings.of(connection));
    }
}
