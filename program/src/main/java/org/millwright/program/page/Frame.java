package org.millwright.program.page;

import org.millwright.program.report.Html;
import org.millwright.program.server.Answer;
import org.millwright.program.server.Request;
import org.millwright.program.text.Language;

/** What stands around every page: its head, the way to the other pages, the other language. */
final class Frame {
    private final Html html = new Html();
    private final Request request;

    /** @param live the event after which the page is loaded again; empty for none */
    Frame(Request request, String title, String live) {
        this.request = request;
        html.open("html", "lang", request.texts().language().tag()).open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("link", "rel", "icon", "href", "data:,");
        html.empty("link", "rel", "stylesheet", "href", "/page.css");
        html.element("title", title + " · Millwright");
        html.element("script", "", "src", "/page.js", "defer", "defer").close("head");
        html.open("body", "data-live", live).open("header", "class", "top").open("nav");
        html.element("b", "Millwright").text(" · ");
        html.element("a", request.texts().say("page.frame.warnings", "Warnings"), "href", "/")
                .text(" · ");
        html.element("a", request.texts().say("page.frame.connections", "Connections"), "href", "/connections")
                .text(" · ");
        boolean chinese = request.texts().language() == Language.CHINESE;
        html.element(
                "a",
                chinese ? "English" : "中文",
                "href",
                "?lang=" + (chinese ? "en" : "zh"),
                "lang",
                chinese ? "en" : "zh-CN");
        html.close("nav").open("h1").name(title).close("h1");
        html.element(
                "p",
                "",
                "id",
                "stale",
                "role",
                "status",
                "hidden",
                "hidden",
                "data-says",
                request.texts().say("page.frame.stale", "Not live any more; the program does not answer."));
        html.close("header").open("main", "id", "main");
    }

    Html html() {
        return html;
    }

    Answer answer() {
        html.close("main").close("body").close("html");
        Answer answer = Answer.text("text/html", "<!DOCTYPE html>\n" + html);
        return request.query("lang").isPresent()
                ? answer.header(
                        "Set-Cookie",
                        "lang=" + request.texts().language().id() + "; Path=/; Max-Age=31536000; SameSite=Strict")
                : answer;
    }
}
