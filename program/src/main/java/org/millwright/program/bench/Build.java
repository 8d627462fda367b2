package org.millwright.program.bench;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Which program measured.
 *
 * @param version its version; "development" where it does not run from its jar
 * @param commit the commit of the checkout that it lies in; null outside a checkout
 */
record Build(String version, @Nullable String commit) {
    /** The program that this class belongs to. */
    static Build here() {
        String version = Build.class.getPackage().getImplementationVersion();
        return new Build(version == null ? "development" : version, commitAround(location()));
    }

    private static @Nullable Path location() {
        try {
            Path code = Path.of(Build.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isDirectory(code) ? code : code.getParent();
        } catch (URISyntaxException | IllegalArgumentException notOnDisk) {
            return null;
        }
    }

    private static @Nullable String commitAround(@Nullable Path folder) {
        if (folder == null) {
            return null;
        }
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "HEAD")
                    .directory(new File(folder.toString()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? commit : null;
        } catch (IOException noGit) {
            return null;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        }
    }
}
