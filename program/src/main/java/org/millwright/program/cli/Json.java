package org.millwright.program.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes documents for other programs: maps keep their order, components of records become keys such as {@code rows_read} in the
 * order of the record, an enum its name in lower case, an instant its ISO form, and a number that is none (NaN, infinite) null.
 */
public final class Json {
    private Json() {}

    /** The document in one line, with one line feed. */
    public static String line(@Nullable Object document) {
        return write(document, false);
    }

    /** The same for reading: indented. */
    public static String indented(@Nullable Object document) {
        return write(document, true);
    }

    /** Writes many documents and makes its tables once. For any thread. */
    public static Writer writer() {
        return new Writer(mapper());
    }

    /** See {@link #writer()}. */
    public static final class Writer {
        private final ObjectMapper mapper;

        private Writer(ObjectMapper mapper) {
            this.mapper = mapper;
        }

        /** The document in one line, with one line feed. */
        public String line(@Nullable Object document) {
            return write(mapper, document, false);
        }
    }

    private static String write(@Nullable Object document, boolean indented) {
        return write(mapper(), document, indented);
    }

    private static String write(ObjectMapper mapper, @Nullable Object document, boolean indented) {
        StringWriter text = new StringWriter();
        try (JsonGenerator plain = mapper.createGenerator(text)) {
            if (indented) {
                plain.useDefaultPrettyPrinter();
            }
            mapper.writeValue(new FiniteNumbers(plain), document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("The document (%s) has no JSON form.".formatted(document), impossible);
        } catch (IOException onAStringWriter) {
            throw new UncheckedIOException(onAStringWriter);
        }
        return text.append('\n').toString();
    }

    private static ObjectMapper mapper() {
        SimpleModule forms = new SimpleModule();
        forms.addSerializer(Instant.class, ToStringSerializer.instance);
        forms.addSerializer(Path.class, ToStringSerializer.instance);
        forms.addSerializer(ZoneId.class, ToStringSerializer.instance);
        forms.addSerializer(new LowerCase());
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(forms)
                .build();
    }

    private static final class LowerCase extends StdSerializer<Enum<?>> {
        private static final long serialVersionUID = 1;

        LowerCase() {
            super(Enum.class, false);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator to, SerializerProvider provider) throws IOException {
            to.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }

    /** JSON knows no NaN and no infinity. */
    private static final class FiniteNumbers extends JsonGeneratorDelegate {
        FiniteNumbers(JsonGenerator plain) {
            super(plain, false);
        }

        @Override
        public void writeNumber(double number) throws IOException {
            if (Double.isFinite(number)) {
                super.writeNumber(number);
            } else {
                writeNull();
            }
        }

        @Override
        public void writeNumber(float number) throws IOException {
            if (Float.isFinite(number)) {
                super.writeNumber(number);
            } else {
                writeNull();
            }
        }

        @Override
        public void writeArray(double[] numbers, int offset, int length) throws IOException {
            writeStartArray();
            for (int i = offset; i < offset + length; i++) {
                writeNumber(numbers[i]);
            }
            writeEndArray();
        }
    }
}
