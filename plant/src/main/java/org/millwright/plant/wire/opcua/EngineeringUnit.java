package org.millwright.plant.wire.opcua;

import java.util.Map;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;

/** Units as OPC UA names them: the common code of UNECE Recommendation 20, packed into a number (Part 8, 5.6.3.3). */
final class EngineeringUnit {
    private static final String NAMESPACE = "http://www.opcfoundation.org/UA/units/un/cefact";
    private static final int WITHOUT_CODE = -1;

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("°C", "CEL"),
            Map.entry("K", "KEL"),
            Map.entry("%", "P1"),
            Map.entry("ppm", "59"),
            Map.entry("W", "WTT"),
            Map.entry("kW", "KWT"),
            Map.entry("A", "AMP"),
            Map.entry("V", "VLT"),
            Map.entry("Ω", "OHM"),
            Map.entry("mΩ", "E45"),
            Map.entry("Ah", "AMH"),
            Map.entry("J", "JOU"),
            Map.entry("N", "NEW"),
            Map.entry("Pa", "PAL"),
            Map.entry("kPa", "KPA"),
            Map.entry("bar", "BAR"),
            Map.entry("mbar", "MBR"),
            Map.entry("m", "MTR"),
            Map.entry("mm", "MMT"),
            Map.entry("µm", "4H"),
            Map.entry("m/s", "MTS"),
            Map.entry("mm/s", "C16"),
            Map.entry("ms", "C26"),
            Map.entry("s", "SEC"),
            Map.entry("min", "MIN"),
            Map.entry("h", "HUR"),
            Map.entry("Hz", "HTZ"),
            Map.entry("1/min", "RPM"),
            Map.entry("rpm", "RPM"),
            Map.entry("l/min", "L2"),
            Map.entry("m³/h", "MQH"),
            Map.entry("mg", "MGM"),
            Map.entry("kg", "KGM"),
            Map.entry("g", "K40"),
            Map.entry("°", "DD"),
            Map.entry("1", "C62"));

    private EngineeringUnit() {}

    /** The unit with its code, or with none where the recommendation has none that we know. */
    static EUInformation of(String unit) {
        String code = CODES.get(unit);
        LocalizedText name = LocalizedText.english(unit);
        return new EUInformation(NAMESPACE, code == null ? WITHOUT_CODE : packed(code), name, name);
    }

    private static int packed(String code) {
        int number = 0;
        for (int i = 0; i < code.length(); i++) {
            number = (number << 8) | code.charAt(i);
        }
        return number;
    }
}
