package org.millwright.recording.table;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** The words by which headers name times, in the languages of the plants we know. */
final class TimeWords {
    private static final Pattern MARKS = Pattern.compile("[\\s_.\\-:/()\\[\\]#]+");
    private static final Pattern FORMAT = Pattern.compile("[yYMdDHhmsSfT年月日时分秒./:\\-, ]{4,}|hh:mm.*|.*yy.*");
    private static final Set<String> TIME =
            words("time xvalue timestamp timestamps datetime dateandtime timedate date ts t utc timeutc utctime "
                    + "timestamputc localtime timelocal eventtime sampletime logtime recordtime recordedat "
                    + "createdat epoch unixtime unix unixtimestamp epochtime epochms epochus epochns epochs "
                    + "timems timeus timens times timesec timemin timeh ms us ns seconds sec secs second millis "
                    + "milliseconds microseconds minutes hours elapsed elapsedtime elapseds elapsedseconds "
                    + "relativetime reltime runtime testtime tsec tms timestampms timestampus timestampns "
                    + "timeseconds zeit zeitstempel datum datumzeit datumuhrzeit uhrzeit zeitpunkt laufzeit "
                    + "messzeit sekunden minuten tempo data datahora datahorario hora horario horário carimbo "
                    + "tempodecorrido segundos instante fecha fechahora tiempo heure temps horodatage datetimeutc "
                    + "时间 日期 时间戳 日期时间 采集时间 记录时间 采样时间 时刻 相对时间 运行时间 时间秒 秒 毫秒 serial exceldate exceltime "
                    + "exceldatetime serialdate dateserial oadate");
    private static final Set<String> SMALL =
            words("e und and y et u of do da de der the in local lokal start end begin ende from to since utc gmt & +");
    private static final Set<String> EXACT_DATE = Set.of("date", "datum", "data", "fecha", "日期", "day");
    private static final List<Set<String>> PARTS = List.of(
            Set.of("year", "yr", "yyyy", "jahr", "ano", "año", "年", "年份"),
            Set.of("month", "mon", "mm", "monat", "mes", "mês", "月", "月份"),
            Set.of("day", "dd", "tag", "dia", "día", "日", "dayofmonth"),
            Set.of("hour", "hours", "h", "hh", "hr", "std", "stunde", "stunden", "hora", "horas", "时", "小时", "時"),
            Set.of("minute", "minutes", "m", "min", "mi", "minuten", "minuto", "minutos", "分", "分钟"),
            Set.of("second", "seconds", "s", "ss", "sec", "sek", "sekunde", "sekunden", "segundo", "segundos", "秒"),
            Set.of(
                    "millisecond",
                    "milliseconds",
                    "ms",
                    "msec",
                    "millis",
                    "millisekunde",
                    "millisekunden",
                    "milissegundo",
                    "milissegundos",
                    "毫秒"),
            Set.of(
                    "microsecond",
                    "microseconds",
                    "us",
                    "µs",
                    "μs",
                    "usec",
                    "micros",
                    "mikrosekunde",
                    "mikrosekunden",
                    "microssegundo",
                    "microssegundos",
                    "微秒"));

    private TimeWords() {}

    private static Set<String> words(String list) {
        return Set.copyOf(Arrays.asList(list.split(" ", -1)));
    }

    /** True if the header can only mean a time: one such word, or several, with nothing but small words between. */
    static boolean time(String header) {
        if (TIME.contains(bare(header))) {
            return true;
        }
        boolean any = false;
        for (String word : MARKS.split(header.toLowerCase(Locale.ROOT), -1)) {
            boolean time = TIME.contains(word);
            if (!time && !word.isEmpty() && !SMALL.contains(word)) {
                return false;
            }
            any |= time;
        }
        return any;
    }

    /** True if the header means a date. */
    static boolean date(String header) {
        return EXACT_DATE.contains(bare(header));
    }

    /** 0 year, 1 month, 2 day, 3 hour, 4 minute, 5 second, 6 millisecond, 7 microsecond; -1 for any other header. */
    static int part(String header) {
        String bare = bare(header);
        for (int part = 0; part < PARTS.size(); part++) {
            if (PARTS.get(part).contains(bare)) {
                return part;
            }
        }
        return -1;
    }

    /** True if the text describes how a time is written, as unit rows do: {@code yyyy-mm-dd hh:mm:ss}. */
    static boolean format(String text) {
        return FORMAT.matcher(text).matches();
    }

    private static String bare(String header) {
        return MARKS.matcher(header.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
