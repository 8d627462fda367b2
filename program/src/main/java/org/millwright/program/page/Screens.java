package org.millwright.program.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.millwright.MillwrightException;
import org.millwright.program.server.Access;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Method;
import org.millwright.program.server.Request;
import org.millwright.program.server.Routes;

/**
 * The screens: one page at every address of theirs, and the files that the build has made of them. A file's name changes with what is
 * in it, so a browser keeps it for good; the page itself is never kept. Neither says anything of the plant.
 */
final class Screens {
    /** Where screens lie; what stands behind the path is for the page. */
    private static final List<String> ADDRESSES = List.of(
            "/", "/first", "/plant", "/warnings", "/warnings/{id}", "/trends", "/data", "/data/connect", "/governance");

    private static final String MADE = "/org/millwright/program/web/";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";

    private final @Nullable Path folder;
    private final Map<String, Made> kept = new ConcurrentHashMap<>();

    /** @param folder where somebody who works on the screens makes them anew while the program runs; null for those it comes with */
    Screens(@Nullable Path folder) {
        this.folder = folder;
    }

    /** A file, as it is and packed with gzip; never changed. */
    private static final class Made {
        private final byte[] plain;
        private final byte[] packed;

        Made(byte[] plain, byte[] packed) {
            this.plain = plain;
            this.packed = packed;
        }
    }

    void add(Routes routes) {
        for (String address : ADDRESSES) {
            routes.add(Method.GET, address, Access.open(), this::page).says("The page of the screens.");
        }
        routes.add(Method.GET, "/web/{file}", Access.open(), this::file)
                .says("What the page of the screens is made of.");
    }

    private Answer page(Request request) {
        return answer(request, "text/html; charset=utf-8", made("index.html").orElseThrow(Screens::leftOut));
    }

    private Answer file(Request request) {
        String name = request.path("file");
        boolean script = name.matches("[A-Za-z0-9_-]{1,80}\\.js");
        boolean look = name.matches("[A-Za-z0-9_-]{1,80}\\.css");
        Made made = (script || look ? made(name) : Optional.<Made>empty()).orElseThrow(() -> missing(name));
        return answer(request, script ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8", made)
                .header("Cache-Control", FOR_GOOD);
    }

    private static MillwrightException leftOut() {
        return MillwrightException.notFound(
                "page.screens.absent",
                "This build has no screens: there was no bundler for its operating system. Build again with -Desbuild=PATH, or use the"
                        + " commands: millwright warn ls");
    }

    private static MillwrightException missing(String name) {
        return MillwrightException.notFound(
                "page.file.missing",
                "The screens have no file ({file}). Load the page again; the program was changed meanwhile.",
                "file",
                name);
    }

    private static Answer answer(Request request, String type, Made made) {
        Answer answer =
                Answer.bytes(type, request.unpacks() ? made.packed : made.plain).header("Vary", "Accept-Encoding");
        return request.unpacks() ? answer.header("Content-Encoding", "gzip") : answer;
    }

    private Optional<Made> made(String name) {
        Made known = folder == null ? kept.get(name) : null;
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream in = open(name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] plain = in.readAllBytes();
            Made made = new Made(plain, packed(plain));
            kept.put(name, made);
            return Optional.of(made);
        } catch (IOException broken) {
            throw new UncheckedIOException("The program's file (%s) is broken.".formatted(name), broken);
        }
    }

    private @Nullable InputStream open(String name) throws IOException {
        if (folder == null) {
            return Screens.class.getResourceAsStream(MADE + name);
        }
        Path file = folder.resolve(name);
        return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
            zip.write(plain);
        }
        return packed.toByteArray();
    }
}
