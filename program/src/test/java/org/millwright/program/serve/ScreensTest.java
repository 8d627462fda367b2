package org.millwright.program.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.millwright.access.Acting;
import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.access.identity.Accounts;
import org.millwright.history.Batch;
import org.millwright.machine.AssetPath;
import org.millwright.machine.Block;
import org.millwright.machine.Tag;

/** The screens as people see them: in a browser, over a real door. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {
    private static final String GAP = "plant/l1/gap";
    private static final String HOSTILE_TAG = "<img src=x onerror=alert(2)>";
    private static final long START = SampleKind.START;
    private static final long MINUTE = 60_000_000;

    private static final List<String> WORKING = List.of(
            "/plant",
            "/warnings?show=all",
            "/warnings?show=all&filter=nothing-has-this",
            "/warnings/" + ServedPlant.warning("plant/l1/m1").id(),
            "/trends?pen=" + GAP + "/level&from=2026-11-25T06:00:00Z&until=2026-11-25T07:00:00Z",
            "/trends?asset=plant/nothing",
            "/data?connection=line-1",
            "/data/connect");
    private static final List<String> RULING =
            List.of("/governance", "/governance?part=tokens", "/governance?part=audit");

    private ServedPlant plant;
    private Browser browser;
    private int people;

    @BeforeAll
    void served(@TempDir Path folder) {
        plant = new ServedPlant(folder);
        browser = Browser.at(plant.service.address());
        assertEquals(
                0,
                plant.person()
                        .type("connect", "add", "line-1", "sample", "here", "--select", "**", "--asset", "plant/l1/m1")
                        .code());
        assertEquals(
                0,
                plant.person()
                        .type("connect", "add", "line-2", "sample", "here", "--point", "plant/l2/m2/power=x")
                        .code());
        plant.awaitValues("plant/l1/m1/power");
        plant.awaitValues("plant/l2/m2/power");
        AssetPath hostile = AssetPath.of(ServedPlant.HOSTILE);
        plant.parts
                .plant()
                .history()
                .historian()
                .apply(new Batch(
                        "gap",
                        List.of(
                                new Batch.Rows(0, AssetPath.of(GAP), rows("level", START, START + 20 * MINUTE)),
                                new Batch.Rows(
                                        1, AssetPath.of(GAP), rows("level", START + 40 * MINUTE, START + 60 * MINUTE)),
                                new Batch.Rows(2, hostile, rows(HOSTILE_TAG, START, START + MINUTE)))));
        plant.parts.door().refresh();
    }

    /** A saw tooth from 0 to 100, one value a second. */
    private static Block rows(String tag, long from, long until) {
        List<Tag> tags = List.of(new Tag(tag, "mm", Tag.Kind.MEASUREMENT, List.of()));
        Block.Builder rows = new Block.Builder(tags, (int) ((until - from) / 1_000_000));
        for (long at = from; at < until; at += 1_000_000) {
            rows.row(at);
            rows.set(0, (double) (at / 1_000_000 % 101));
        }
        return rows.build();
    }

    @AfterAll
    void end() {
        if (browser != null) {
            browser.close();
        }
        plant.close();
    }

    @AfterEach
    void nothingWentWrongUnheard() {
        browser.leave();
        List<String> wrongs = List.copyOf(browser.wrongs);
        browser.wrongs.clear();
        assertEquals(List.of(), wrongs);
    }

    /** Somebody new with a role from a place downwards, in a browser of their own. */
    private Page somebody(String role, String scope, boolean chinese, boolean dark) {
        Accounts accounts = plant.parts.door().desks().accounts();
        Person person = accounts.add(Acting.localOwner(), "person " + ++people);
        accounts.grant(Acting.localOwner(), new Grant(person.id(), role, new AssetId(scope)));
        plant.parts.door().refresh();
        return browser.person(plant.service.link(Accounts.ENTER, person.id()), chinese, dark);
    }

    @Test
    void aMachineIsConnectedInTheBrowser() {
        Page page = somebody("Engineer", "/", false, false);
        show(page, "/data/connect");
        page.getByLabel("Address").fill("here");
        button(page, "Test").click();
        page.locator(".nodes summary", new Page.LocatorOptions().setHasText("Machine"))
                .click();
        page.getByLabel("power").check();
        page.getByLabel("Place in the plant").fill("plant/l3/m9");
        page.getByLabel("Name of the connection").fill("line-9");
        button(page, "Save and start").click();
        page.waitForSelector("a >> text=plant/l3/m9/power");
        assertEquals(
                1,
                plant.parts
                        .plant()
                        .configuration()
                        .store()
                        .settings()
                        .connection("line-9")
                        .orElseThrow()
                        .points()
                        .size());
    }

    /** A connection that is cut is told, and what was missed is there when it is back. */
    @Test
    void aPageSaysSinceWhenItIsNotLiveAndCatchesUp() {
        Page page = somebody("Viewer", "plant/l1", false, false);
        show(page, "/warnings");
        page.waitForSelector("table.list");
        page.context().setOffline(true);
        page.waitForSelector(".not-live >> text=Not live since");
        page.context().setOffline(false);
        page.waitForFunction("() => !document.querySelector('.not-live')");
        browser.wrongs.removeIf(wrong -> wrong.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void whoSeesNoValuesBeginsWhereTheyMay() {
        Page page = somebody("Administrator", "/", false, false);
        page.waitForSelector("main h1 >> text=Data");
        assertEquals(1, page.locator(".rail a[aria-current]").count());
    }

    private void show(Page page, String path) {
        page.navigate(plant.service.address() + path.substring(1));
        page.waitForSelector("main h1");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + "( \\w)?$")));
    }

    @Test
    void aNewcomerGoesFromTheListToTheEvidenceAndBackToTheReadings() {
        Page page = somebody("Engineer", "plant/l1", false, false);
        show(page, "/warnings");
        page.locator("td.what a").first().click();
        page.waitForSelector(".drawing svg .trace");
        assertTrue(
                page.url()
                        .endsWith("/warnings/"
                                + ServedPlant.warning("plant/l1/m1").id()),
                page.url());
        page.locator("summary", new Page.LocatorOptions().setHasText("Show the chain"))
                .click();
        page.waitForSelector(".raw tbody tr");
        assertTrue(page.locator(".raw tbody").innerText().contains("20"), "the reading with which it began");

        button(page, "Seen").click();
        page.waitForSelector(".facts-line >> text=seen by person");
        button(page, "Undo").click();
        page.waitForSelector(".facts-line >> text=seen by nobody");
        page.goBack();
        page.waitForSelector("table.list");
    }

    @Test
    void aWarningIsShelvedAndClosedByKeysAlone() {
        Page page = somebody("Engineer", "plant/l2", false, false);
        show(page, "/warnings");
        page.locator("tr[data-id]").first().focus();
        page.keyboard().press("h");
        page.getByLabel("Reason").fill("waiting for a part");
        page.keyboard().press("Enter");
        page.waitForSelector(".empty");
        button(page, "shelved 1").click();
        page.waitForSelector("td >> text=waiting for a part");
        page.locator("tr[data-id]").first().focus();
        page.keyboard().press("c");
        page.getByLabel("Not a fault").check();
        page.getByLabel("What was found").fill("door stood open");
        button(page.locator("dialog").page(), "Close").last().click();
        page.waitForSelector(".toast >> text=closed");
    }

    /** Between the two stretches no dot has the colour of the line; in them many have. */
    @Test
    void aGapIsDrawnAsAGap() {
        Page page = somebody("Viewer", "plant/l1", false, false);
        show(page, "/trends?pen=" + GAP + "/level&from=2026-11-25T06:00:00Z&until=2026-11-25T07:00:00Z");
        page.waitForSelector(".one-lane canvas");
        page.waitForFunction("() => performance.getEntriesByName('trend-drawn').length > 0");
        Object before = coloured(page, 0.05, 0.30);
        Object gap = coloured(page, 0.36, 0.64);
        Object after = coloured(page, 0.70, 0.95);
        assertTrue(((Number) before).intValue() > 500, "before " + before);
        assertEquals(0, ((Number) gap).intValue(), "in the gap");
        assertTrue(((Number) after).intValue() > 500, "after " + after);
    }

    private static Object coloured(Page page, double from, double until) {
        return page.evaluate("""
                ([from, until]) => {
                  const canvas = document.querySelector('.one-lane canvas');
                  const over = document.querySelector('.one-lane .u-over');
                  const scale = canvas.width / canvas.clientWidth;
                  const left = over.offsetLeft * scale, width = over.clientWidth * scale;
                  const top = over.offsetTop * scale, height = over.clientHeight * scale;
                  const image = canvas.getContext('2d').getImageData(left + from * width, top, (until - from) * width, height).data;
                  const hex = getComputedStyle(document.documentElement).getPropertyValue('--pen-0').trim();
                  const want = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
                  let count = 0;
                  for (let at = 0; at < image.length; at += 4) {
                    const near = want.every((one, part) => Math.abs(image[at + part] - one) < 40);
                    if (near && image[at + 3] > 120) count++;
                  }
                  return count;
                }""", List.of(from, until));
    }

    @Test
    void hostileNamesStayTextAndTheLayoutHolds() {
        Page page = somebody("Engineer", "/", false, false);
        for (String path : List.of(
                "/plant",
                "/warnings",
                "/warnings/" + ServedPlant.warning(ServedPlant.HOSTILE).id(),
                "/trends?asset=plant/l1/m1",
                "/trends?asset=a",
                "/data?connection=line-1")) {
            show(page, path);
            page.waitForFunction("() => !document.querySelector('[aria-busy=true]')");
            assertEquals(0, page.locator("main img, main b > b, main script").count(), path);
            assertEquals(
                    true,
                    page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"),
                    path + " is wider than the window");
        }
        show(page, "/warnings");
        page.waitForSelector("td.name >> text=<script>alert(1)</script>");
    }

    @Test
    void whoMaySeeOneLineSeesNeitherTheOtherNorItsCount() {
        Page all = somebody("Viewer", "plant", false, false);
        Page one = somebody("Viewer", "plant/l2", false, false);
        for (String path : List.of("/plant", "/warnings?show=all", "/trends", "/data")) {
            show(all, path);
            show(one, path);
            one.waitForFunction("() => !document.querySelector('[aria-busy=true]')");
            String text = one.locator("body").innerText();
            assertFalse(text.contains("l1") || text.contains("line-1"), path + " told " + text);
        }
        one.navigate(plant.service.address() + "warnings/"
                + ServedPlant.warning("plant/l1/m1").id());
        one.waitForSelector(".card >> text=There is no warning");
        browser.wrongs.removeIf(wrong -> wrong.contains("404"));
    }

    @Test
    void aLinkToNothingSaysSoAndTheRestLives() {
        Page page = somebody("Viewer", "plant/l2", false, false);
        page.navigate(plant.service.address() + "warnings/w00000000");
        page.waitForSelector(".card >> text=There is no warning");
        browser.wrongs.removeIf(wrong -> wrong.contains("404"));
        assertTrue(page.locator(".rail a").count() >= 3);
        show(page, "/trends?pen=plant/l2/m2/power&from=2026-11-25T07:00:00Z&until=2026-11-25T06:00:00Z");
        page.waitForSelector(".empty >> text=The time is empty");
    }

    @Test
    void everyScreenIsCleanForAxeInBothLanguagesAndThemes() throws IOException {
        String axe;
        try (InputStream in = ScreensTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> found = new ArrayList<>();
        for (boolean chinese : List.of(false, true)) {
            for (boolean dark : List.of(false, true)) {
                String how = (chinese ? " zh" : " en") + (dark ? " dark" : " light");
                look(somebody("Engineer", "/", chinese, dark), axe, how, found, WORKING);
                look(somebody("Administrator", "/", chinese, dark), axe, how, found, RULING);
            }
        }
        assertEquals(List.of(), found);
    }

    private void look(Page page, String axe, String how, List<String> found, List<String> paths) {
        for (String path : paths) {
            show(page, path);
            page.waitForFunction("() => !document.querySelector('[aria-busy=true]')");
            page.evaluate(axe);
            found.addAll(violations(page, path + how));
        }
        page.context().close();
    }

    @SuppressWarnings("unchecked")
    private static List<String> violations(Page page, String where) {
        List<String> all = (List<String>) page.evaluate("""
                async () => (await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
                  .violations.flatMap((one) => one.nodes.slice(0, 3).map((node) => one.id + ' ' + node.html.slice(0, 160) + ' '
                    + (node.any[0]?.message ?? '')))""");
        return all.stream().map(one -> where + ": " + one).toList();
    }
}
