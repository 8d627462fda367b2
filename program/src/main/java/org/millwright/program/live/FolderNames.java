package org.millwright.program.live;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Names of connections as names of folders, and back: whatever a person calls a connection, its folder stays below ours. */
final class FolderNames {
    private FolderNames() {}

    static String of(String name) {
        // The encoder leaves dots and stars; a name of dots alone would lead out of the folder, stars are no good on
        // all systems.
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace(".", "%2E")
                .replace("*", "%2A")
                .replace("+", "%20");
    }

    static String name(String folder) {
        return URLDecoder.decode(folder, StandardCharsets.UTF_8);
    }
}
