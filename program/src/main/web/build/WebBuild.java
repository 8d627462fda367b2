import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes the web part: unpacks the bundler and the libraries out of their Maven artifacts, checks the types where a checker is given,
 * bundles the sources, writes the first page, and refuses a first load that is too large. Needs the JDK alone; does nothing when
 * nothing has changed.
 *
 * <pre>java WebBuild.java SOURCES WORK OUT esbuild=JAR preact=JAR uplot=JAR [deno=JAR]</pre>
 */
final class WebBuild {
    /** What a screen may weigh when it is opened first, in bytes after gzip: scripts, styles and one dictionary. */
    private static final int FIRST_LOAD = 60 * 1_024;

    private static final Pattern STATIC = Pattern.compile("(?:from|import)\\s*\"\\./([^\"]+\\.js)\"");
    private static final Pattern LAZY = Pattern.compile("import\\(\"\\./([^\"]+\\.js)\"\\)");

    private final Path sources;
    private final Path work;
    private final Path out;
    private final Map<String, Path> jars;

    /** The look of what the program itself draws; screens that show its drawings take it over. */
    private final Path report;

    private WebBuild(Path sources, Path work, Path out, Map<String, Path> jars) {
        this.sources = sources;
        this.work = work;
        this.out = out;
        this.jars = jars;
        this.report = sources.resolveSibling("resources/org/millwright/program/report/report.css");
    }

    public static void main(String[] args) throws Exception {
        Map<String, Path> jars = new LinkedHashMap<>();
        for (String arg : List.of(args).subList(3, args.length)) {
            String[] named = arg.split("=", 2);
            if (!named[1].isBlank() && !named[1].contains("${")) {
                jars.put(named[0], Path.of(named[1]));
            }
        }
        if (!jars.containsKey("esbuild")) {
            System.err.println("[web] The screens are left out: no bundler is known for this operating system and processor. Name one"
                    + " with -Desbuild=PATH (a program of esbuild 0.25, or an artifact that holds one).");
            return;
        }
        new WebBuild(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]), jars).run();
    }

    private static IllegalStateException fail(String says) {
        System.err.println("[web] " + says);
        System.exit(1);
        return new IllegalStateException(says);
    }

    private void run() throws Exception {
        Path stamp = work.resolve("stamp");
        String now = fingerprint();
        if (Files.exists(out.resolve("index.html")) && Files.exists(stamp) && Files.readString(stamp).equals(now)) {
            return;
        }
        Files.deleteIfExists(stamp);
        unpack("preact");
        unpack("uplot");
        Path bundler = tool("esbuild");
        copySources();
        if (jars.containsKey("deno")) {
            check(tool("deno"));
        }
        empty(out);
        bundle(bundler);
        weigh(page());
        Files.writeString(stamp, now);
    }

    /** Everything that the outcome depends on. */
    private String fingerprint() throws IOException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(Files.readAllBytes(report));
        for (Path file : files(sources)) {
            digest.update(sources.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
        digest.update(jars.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(out.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void unpack(String name) throws IOException {
        Path jar = jars.get(name);
        Path folder = work.resolve("node_modules").resolve(name);
        Path done = work.resolve("node_modules").resolve("." + name);
        if (Files.exists(done) && Files.readString(done).equals(jar.getFileName().toString())) {
            return;
        }
        empty(folder);
        String prefix = "META-INF/resources/webjars/" + name + "/";
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
                if (entry.getName().startsWith(prefix)) {
                    String inside = entry.getName().substring(prefix.length());
                    extract(zip, entry, folder.resolve(inside.substring(inside.indexOf('/') + 1)));
                }
            }
        }
        Files.writeString(done, jar.getFileName().toString());
    }

    /** The program inside of an artifact, made executable. */
    private Path tool(String name) throws IOException {
        Path jar = jars.get(name);
        if (!jar.toString().endsWith(".jar")) {
            return jar.toAbsolutePath();
        }
        Path tool = work.resolve("bin").resolve(jar.getFileName() + "-" + name + (windows() ? ".exe" : ""));
        if (Files.exists(tool)) {
            return tool;
        }
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.stream()
                    .filter(one -> one.getName().matches(".*/" + name + "(\\.exe)?"))
                    .findFirst()
                    .orElseThrow(() -> fail(jar + " has no " + name));
            Path half = tool.resolveSibling(tool.getFileName() + ".half");
            extract(zip, entry, half);
            half.toFile().setExecutable(true);
            Files.move(half, tool, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        }
        return tool;
    }

    private static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    private static void extract(ZipFile zip, ZipEntry entry, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
        Files.createDirectories(folder);
    }

    /** Beside the libraries, so that both tools find them as they are used to. */
    private void copySources() throws IOException {
        Path copy = work.resolve("src");
        empty(copy);
        for (Path file : files(sources)) {
            Path to = copy.resolve(sources.relativize(file).toString());
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        Path look = copy.resolve("report").resolve(report.getFileName().toString());
        Files.createDirectories(look.getParent());
        Files.copy(report, look);
        Files.writeString(work.resolve("package.json"), "{\"type\":\"module\"}\n");
        Files.copy(sources.resolve("deno.json"), work.resolve("deno.json"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void check(Path deno) throws Exception {
        call(List.of(deno.toString(), "check", "--quiet", "src/app.tsx"));
        call(List.of(deno.toString(), "lint", "--quiet", "src"));
        call(List.of(deno.toString(), "test", "--quiet", "--no-check", "src"));
    }

    private void bundle(Path bundler) throws Exception {
        call(List.of(
                bundler.toString(),
                "src/app.tsx",
                "--bundle",
                "--minify",
                "--splitting",
                "--format=esm",
                "--target=es2022",
                "--jsx=automatic",
                "--jsx-import-source=preact",
                "--charset=utf8",
                "--legal-comments=none",
                "--entry-names=[name]-[hash]",
                "--chunk-names=[name]-[hash]",
                "--log-level=warning",
                "--outdir=" + out.toAbsolutePath()));
    }

    private void call(List<String> words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(words).directory(work.toFile()).redirectErrorStream(true);
        builder.environment().put("DENO_DIR", work.resolve("deno").toAbsolutePath().toString());
        builder.environment().put("NO_COLOR", "1");
        Process process = builder.start();
        String says = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw fail(String.join(" ", words.subList(1, Math.min(3, words.size()))) + " found faults (src is src/main/web):\n" + says);
        }
    }

    /** Writes the first page; gives the name of the script it begins with. */
    private String page() throws IOException {
        String script = only("app-[A-Z0-9]+\\.js");
        String style = only("app-[A-Z0-9]+\\.css");
        String page = Files.readString(sources.resolve("index.html"))
                .replace("{{script}}", "/web/" + script)
                .replace("{{style}}", "/web/" + style);
        Files.writeString(out.resolve("index.html"), page);
        return script;
    }

    private String only(String pattern) throws IOException {
        List<String> found = files(out).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.matches(pattern))
                .toList();
        if (found.size() != 1) {
            throw fail("The bundler has made " + found + " where one " + pattern + " was expected.");
        }
        return found.getFirst();
    }

    /** The heaviest screen counts: what the first script needs at once, and the heaviest of what it loads later for a screen. */
    private void weigh(String script) throws IOException {
        Set<String> first = new TreeSet<>();
        needed(script, first);
        int base = 0;
        for (String name : first) {
            base += zipped(out.resolve(name));
        }
        for (Path file : files(out)) {
            String name = file.getFileName().toString();
            base += name.endsWith(".css") || name.equals("index.html") ? zipped(file) : 0;
        }
        int screen = 0;
        int dictionary = 0;
        String heaviest = "";
        for (String lazy : lazy(first)) {
            Set<String> more = new TreeSet<>();
            needed(lazy, more);
            more.removeAll(first);
            int size = 0;
            for (String name : more) {
                size += zipped(out.resolve(name));
            }
            if (lazy.matches("(en|zh)-.*")) {
                dictionary = Math.max(dictionary, size);
            } else if (size > screen) {
                screen = size;
                heaviest = lazy.replaceAll("-[A-Z0-9]+\\.js$", "");
            }
        }
        int sum = base + dictionary + screen;
        System.out.printf(
                "[web] first load %.1f kB after gzip: frame %.1f, words %.1f, heaviest screen (%s) %.1f%n",
                sum / 1024.0, base / 1024.0, dictionary / 1024.0, heaviest, screen / 1024.0);
        if (sum > FIRST_LOAD) {
            throw fail("The first load is larger than " + FIRST_LOAD / 1024 + " kB after gzip. Load later what the first look does not"
                    + " need.");
        }
    }

    private void needed(String name, Set<String> all) throws IOException {
        if (all.add(name)) {
            Matcher imports = STATIC.matcher(Files.readString(out.resolve(name)));
            while (imports.find()) {
                needed(imports.group(1), all);
            }
        }
    }

    private List<String> lazy(Set<String> first) throws IOException {
        List<String> found = new ArrayList<>();
        for (String name : first) {
            Matcher imports = LAZY.matcher(Files.readString(out.resolve(name)));
            while (imports.find()) {
                found.add(imports.group(1));
            }
        }
        return found;
    }

    private static int zipped(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            Files.copy(file, zip);
        }
        return bytes.size();
    }
}
