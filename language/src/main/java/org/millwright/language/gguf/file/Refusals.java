package org.millwright.language.gguf.file;

import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** What a file is refused for. Each names the file, the field, its value and what helps. */
final class Refusals {
    private final String file;

    Refusals(String file) {
        this.file = file;
    }

    MillwrightException magic(String found) {
        return MillwrightException.badRequest("gguf.header.magic", """
                The file ({file}) is no GGUF file: it begins with ({found}) in place of (GGUF).
                Maybe the download brought a page of a web site, or it is a model of another form.""", "file", file, "found", found);
    }

    MillwrightException version(long version) {
        return MillwrightException.badRequest("gguf.header.version", """
                The file ({file}) has the GGUF version {version}; the versions 2 and 3 can be read.
                Maybe an older or newer release of the model has one of these.""", "file", file, "version", version);
    }

    MillwrightException swapped(long version) {
        return MillwrightException.badRequest(
                "gguf.header.order", """
                The file ({file}) was written with the bytes in the other order (its version reads as {version}).
                Fetch the little-endian form of the model.""", "file", file, "version", Long.toUnsignedString(version));
    }

    MillwrightException count(String field, long value, long most) {
        return MillwrightException.badRequest(
                "gguf.header.count",
                """
                The file ({file}) names {value} as {field}; at most {most} are possible here.
                The file is damaged: fetch it again and compare its SHA-256.""",
                "file",
                file,
                "value",
                Long.toUnsignedString(value),
                "field",
                field,
                "most",
                most);
    }

    MillwrightException cut(String field, long at, long needs, long left) {
        return MillwrightException.badRequest(
                "gguf.file.cut",
                """
                The file ({file}) ends too early: {field} at byte {at} needs {needs} more bytes and {left} are left.
                Maybe the download was cut: fetch the rest and compare its SHA-256.""",
                "file",
                file,
                "field",
                field,
                "at",
                at,
                "needs",
                Long.toUnsignedString(needs),
                "left",
                left);
    }

    MillwrightException field(String field, Object value, String rule) {
        return MillwrightException.badRequest(
                "gguf.field.invalid", """
                The file ({file}) has ({value}) as {field}, which must be {rule}.
                The file is damaged or was made for another program: fetch it again, or another release of the model.""", "file", file, "value", value, "field", field, "rule", rule);
    }

    MillwrightException twice(String field, String name) {
        return MillwrightException.badRequest("gguf.field.twice", """
                The file ({file}) has the {field} ({name}) twice.
                The file is damaged: fetch it again and compare its SHA-256.""", "file", file, "field", field, "name", name);
    }

    MillwrightException tensorType(String tensor, int code) {
        return MillwrightException.badRequest(
                "gguf.tensor.type", """
                The file ({file}) holds the tensor ({tensor}) in the form {type}, which this engine does not read.
                Take a release of the model in one of these: Q4_K_M, Q5_K_M, Q6_K, Q8_0, Q4_0, IQ4_NL, F16, BF16, F32.""", "file", file, "tensor", tensor, "type", TensorType.nameOf(code));
    }

    MillwrightException overlap(String first, String second) {
        return MillwrightException.badRequest(
                "gguf.tensor.overlap", """
                In the file ({file}) the tensors ({first}) and ({second}) lie over each other.
                The file is damaged: fetch it again and compare its SHA-256.""", "file", file, "first", first, "second", second);
    }

    MillwrightException shrank(Throwable cause) {
        return new MillwrightException(
                new Problem.Unreachable(Message.of("gguf.file.shrank", """
                The file ({file}) became shorter while it was in use, or its disk could not be read; the model was closed.
                Put the whole file back and load the model again.""", "file", file)), cause);
    }

    MillwrightException unreadable(Throwable cause) {
        return new MillwrightException(
                new Problem.NotFound(Message.of(
                        "gguf.file.unreadable", """
                The file ({file}) cannot be read: {why}.
                Look whether it is there and may be read by this program.""", "file", file, "why", String.valueOf(cause.getMessage()))),
                cause);
    }
}
