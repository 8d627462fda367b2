package org.millwright.plant.ledger;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.plant.truth.TruthMoment;

/** The truth as lines of JSON, with the keys that the scorer knows. */
final class TruthJson {
    private TruthJson() {}

    static JsonMapper mapper() {
        SimpleModule times = new SimpleModule();
        times.addSerializer(Instant.class, ToStringSerializer.instance);
        return JsonMapper.builder()
                .addModule(times)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    static String lines(JsonMapper json, List<?> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Object row : rows) {
            text.append(json.writeValueAsString(row instanceof TruthMoment moment ? flat(moment) : row))
                    .append('\n');
        }
        return text.toString();
    }

    private static Map<String, @Nullable Object> flat(TruthMoment moment) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", moment.id());
        line.put("unit", moment.unit());
        line.put("kind", moment.what().kind());
        line.put("fault", moment.what().fault());
        line.put("component", moment.what().component());
        line.put("curve", moment.what().curve());
        line.put("onset", moment.times().onset());
        line.put("visible_at", moment.times().visible());
        line.put("native_alarm_at", moment.times().nativeAlarm());
        line.put("first_scrap_at", moment.times().firstScrap());
        line.put("fails_at", moment.times().fails());
        line.put("cleared_at", moment.times().cleared());
        line.put("roots", moment.roots());
        line.put("affected_units", moment.affected());
        line.put("strength", moment.strength());
        line.put("procedure", moment.what().procedure());
        return line;
    }
}
