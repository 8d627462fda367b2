package org.millwright.recording.table;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells the text of a unit from any other text in a header. */
final class Units {
    private static final Pattern PARTS = Pattern.compile("[/*·.×⋅ ]|\\bper\\b|每");
    private static final Pattern POWER = Pattern.compile("(\\^[-+]?[0-9]|-[0-9]|[²³⁻¹])+$");
    private static final Pattern BARE_POWER = Pattern.compile("(.*(?:m|s|in|ft))[2-6]");
    private static final int LONGEST = 16;

    /** Units of measure as they are written; whole texts that have no SI prefix of their own. */
    private static final Set<String> WHOLE = Set.copyOf(Arrays.asList(
            ("°C °F °K ℃ ℉ ° ºC ºF K C F deg degC degF deg_C grad rad mrad % %RH %rH %vol vol% Vol% ‰ ppm ppb pH - 1 "
                            + "rpm RPM r/min U/min 1/min min s sec secs second seconds Sek h hr hrs hour hours d day days Std ms us µs μs ns "
                            + "bar mbar mbarg barg bara psi psig psia atm at torr Torr mmHg mmH2O inHg inH2O mH2O mmWS "
                            + "l L ml mL ltr gal gpm GPM cfm CFM scfm SCFM sccm slm slpm lpm LPM l/min m³ m3 Nm3 Nm³ Sm3 "
                            + "in inch inches ft feet mil yd mi mph kph km/h fpm ipm g t kg lb lbs lbf oz klb ton tons tonne tonnes kgf "
                            + "cP cSt cp dB dBA dB(A) dBm count counts cts pcs Stk Stück Hub Umdrehungen Takte bit bits byte bytes kB MB GB "
                            + "VA kVA MVA var VAr kvar kVAr Mvar MVAr Wh kWh MWh Ah mAh cal kcal BTU btu hp PS "
                            + "℃/min °C/min µ μ um µm μm Ohm ohm Ω kΩ MΩ mΩ gn G gauss Gs cycle cycles steps step pulses Imp raw digits a.u. a.u arb n/a units "
                            + "度 摄氏度 华氏度 转/分 转 帕 千帕 兆帕 巴 安 安培 毫安 伏 伏特 千伏 瓦 千瓦 千瓦时 秒 毫秒 分 分钟 小时 天 毫米 厘米 米 微米 升 毫升 升/分 立方米 吨 "
                            + "千克 公斤 克 赫兹 牛 牛顿 牛米 百分比 个 次 件 欧姆")
                    .split(" ", -1)));

    /** Units that take an SI prefix. */
    private static final Set<String> SI = Set.of(
            "m", "g", "s", "A", "V", "W", "Hz", "Pa", "N", "J", "F", "H", "T", "Wb", "S", "C", "K", "mol", "cd", "lm",
            "lx", "Ω", "l", "L", "eV", "rad", "B", "Bq", "Sv", "Gy", "bar", "Nm", "Ws", "Wh", "Ah", "VA", "var", "cm",
            "mm", "st", "P");

    private static final List<String> PREFIXES =
            List.of("", "da", "T", "G", "M", "k", "h", "d", "c", "m", "µ", "μ", "u", "n", "p", "f");

    private static final Set<String> LOWER = lower();

    private Units() {}

    /** True if the text is a unit: a known one, or a product, quotient or power of known ones. */
    static boolean unit(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return false;
        }
        if (known(text)) {
            return true;
        }
        int units = 0;
        for (String part : PARTS.split(text.replace("(", "").replace(")", ""), -1)) {
            Matcher bare = BARE_POWER.matcher(part);
            String base = bare.matches() ? bare.group(1) : POWER.matcher(part).replaceAll("");
            if (base.isEmpty()) {
                if (!part.equals("1") && !part.isEmpty()) {
                    return false;
                }
            } else if (known(part) || known(base)) {
                units++;
            } else {
                return false;
            }
        }
        return units > 0;
    }

    /** Seconds behind a unit of time, or null if the text is none. */
    static @Nullable Double seconds(String text) {
        return switch (text.toLowerCase(Locale.ROOT).replace("μ", "µ")) {
            case "s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden", "segundo", "segundos", "秒" ->
                1.0;
            case "ms", "msec", "millisecond", "milliseconds", "millis", "毫秒" -> 1e-3;
            case "us", "µs", "usec", "microsecond", "microseconds", "micros", "微秒" -> 1e-6;
            case "ns", "nsec", "nanosecond", "nanoseconds", "nanos", "纳秒" -> 1e-9;
            case "min", "mins", "minute", "minutes", "minuten", "minutos", "分", "分钟" -> 60.0;
            case "h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden", "horas", "小时" -> 3600.0;
            case "d", "day", "days", "tag", "tage", "dias", "天" -> 86_400.0;
            default -> null;
        };
    }

    private static boolean known(String text) {
        if (WHOLE.contains(text) || (text.length() > 2 && LOWER.contains(text.toLowerCase(Locale.ROOT)))) {
            return true;
        }
        for (String prefix : PREFIXES) {
            if (text.startsWith(prefix) && SI.contains(text.substring(prefix.length()))) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> lower() {
        Set<String> lower = new HashSet<>();
        WHOLE.forEach(unit -> lower.add(unit.toLowerCase(Locale.ROOT)));
        return Set.copyOf(lower);
    }
}
