package org.millwright.program.serve;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The system's Chromium, driven by tests: no download, no request outside of this machine, no message of an error unheard. */
final class Browser implements AutoCloseable {
    private static final double PATIENCE = 60_000;
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final String address;

    /** What went wrong in pages: errors, messages of errors, dialogs nobody asked for, requests to elsewhere. */
    final List<String> wrongs = new ArrayList<>();

    private Browser(Path chromium, String address) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(FLAGS)
                        .setTimeout(2 * PATIENCE));
        this.address = address;
    }

    /** Skips the test where there is no browser; where everything has to be tested that is a failure. */
    static Browser at(String address) {
        Optional<Path> chromium = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty() && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("There is no Chromium in /usr/bin, and these tests need one.");
        }
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium in /usr/bin");
        return new Browser(chromium.orElseThrow(), address);
    }

    /** Somebody of their own, signed in by a link. */
    Page person(String link, boolean chinese, boolean dark) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setLocale(chinese ? "zh-CN" : "en-GB")
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(1440, 900));
        context.setDefaultTimeout(PATIENCE);
        Page page = context.newPage();
        page.onPageError(error -> wrongs.add("error: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                wrongs.add("console: " + message.text() + " at " + message.location());
            }
        });
        page.onDialog(dialog -> {
            wrongs.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(address) && !request.url().startsWith("data:")) {
                wrongs.add("request: " + request.url());
            }
        });
        page.navigate(link);
        page.waitForSelector(".rail a");
        return page;
    }

    /** Everybody leaves. */
    void leave() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
