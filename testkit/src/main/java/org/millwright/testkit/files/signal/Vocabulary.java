package org.millwright.testkit.files.signal;

import java.util.List;

/**
 * How the people of one language label a recording.
 *
 * @param times headers of a time column
 * @param dateAndTime headers of a date and of a time column
 * @param booleans the words for true and false
 * @param groups names of two assemblies of a machine
 * @param names measured points; the first has one or two decimals
 */
public record Vocabulary(
        List<String> times, List<String> dateAndTime, List<String> booleans, List<String> groups, List<Name> names) {
    public static final Vocabulary ENGLISH = new Vocabulary(
            List.of("Timestamp", "time", "DateTime", "Date/Time"),
            List.of("Date", "Time"),
            List.of("true", "false"),
            List.of("Motor", "Pump"),
            List.of(
                    new Name("Motor Temperature", "°C", Signal.TEMPERATURE),
                    new Name("Inlet Pressure", "kPa", Signal.PRESSURE),
                    new Name("PT-102.PV", "mbar", Signal.PRESSURE),
                    new Name("Flow Rate", "l/min", Signal.FLOW),
                    new Name("Vibration RMS", "mm/s", Signal.VIBRATION),
                    new Name("AccX", "g", Signal.VIBRATION),
                    new Name("Torque", "Nm", Signal.TORQUE),
                    new Name("Spindle Speed", "rpm", Signal.SPEED),
                    new Name("Clamp Force", "N", Signal.FORCE),
                    new Name("Oil Level", "%", Signal.PERCENT),
                    new Name("TI_4711", "°C", Signal.TEMPERATURE),
                    new Name("Piece Counter", "", Signal.COUNTER)));
    public static final Vocabulary GERMAN = new Vocabulary(
            List.of("Zeitstempel", "Zeit", "Datum/Uhrzeit"),
            List.of("Datum", "Uhrzeit"),
            List.of("wahr", "falsch"),
            List.of("Antrieb", "Kühlung"),
            List.of(
                    new Name("Lagertemperatur", "°C", Signal.TEMPERATURE),
                    new Name("Außentemperatur", "°C", Signal.TEMPERATURE),
                    new Name("Öldruck", "mbar", Signal.PRESSURE),
                    new Name("Durchfluss Kühlwasser", "l/min", Signal.FLOW),
                    new Name("Schwinggeschwindigkeit", "mm/s", Signal.VIBRATION),
                    new Name("Drehmoment", "Nm", Signal.TORQUE),
                    new Name("Drehzahl Spindel", "1/min", Signal.SPEED),
                    new Name("Vorschubkraft", "N", Signal.FORCE),
                    new Name("Füllstand Behälter", "%", Signal.PERCENT),
                    new Name("Stückzähler", "", Signal.COUNTER)));
    public static final Vocabulary PORTUGUESE = new Vocabulary(
            List.of("Data/Hora", "Data e hora", "Horário"),
            List.of("Data", "Hora"),
            List.of("sim", "não"),
            List.of("Motor", "Refrigeração"),
            List.of(
                    new Name("Temperatura do óleo", "°C", Signal.TEMPERATURE),
                    new Name("Pressão de entrada", "kPa", Signal.PRESSURE),
                    new Name("Vazão", "m³/h", Signal.FLOW),
                    new Name("Vibração", "mm/s", Signal.VIBRATION),
                    new Name("Torque do eixo", "Nm", Signal.TORQUE),
                    new Name("Rotação", "rpm", Signal.SPEED),
                    new Name("Força de avanço", "N", Signal.FORCE),
                    new Name("Nível do tanque", "%", Signal.PERCENT),
                    new Name("Contador de peças", "", Signal.COUNTER)));
    public static final Vocabulary CHINESE = new Vocabulary(
            List.of("时间", "采集时间", "时间戳"),
            List.of("日期", "时间"),
            List.of("是", "否"),
            List.of("主轴", "冷却"),
            List.of(
                    new Name("电机温度", "℃", Signal.TEMPERATURE),
                    new Name("入口压力", "kPa", Signal.PRESSURE),
                    new Name("冷却水流量", "L/min", Signal.FLOW),
                    new Name("振动烈度", "mm/s", Signal.VIBRATION),
                    new Name("扭矩", "N·m", Signal.TORQUE),
                    new Name("主轴转速", "r/min", Signal.SPEED),
                    new Name("夹紧力", "N", Signal.FORCE),
                    new Name("液位", "%", Signal.PERCENT),
                    new Name("产量计数", "", Signal.COUNTER)));

    /**
     * A measured point by name.
     *
     * @param unit its unit; empty for a count
     */
    public record Name(String text, String unit, Signal signal) {}
}
