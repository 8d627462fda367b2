package org.millwright.program.nouns;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.millwright.Message;
import org.millwright.machine.written.Written;
import org.millwright.program.cli.Console;
import org.millwright.program.cli.ExitCode;
import org.millwright.program.settings.FirstText;
import org.millwright.program.settings.Home;
import org.millwright.program.settings.SettingsReader;
import org.millwright.program.settings.SettingsStore;
import org.millwright.program.settings.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code millwright init}: writes the first settings of a plant, with a remark for everything that can be set. */
@Command(
        footer = {
            "Write a settings file to begin with",
            "millwright init",
            "For a plant in a folder of its own",
            "millwright init --home /srv/press-shop"
        })
public final class InitCommand implements Callable<Integer> {
    private final Console console;
    private final Answers answers;
    private final Written.Syntax syntax;

    @Mixin
    private final Asking asking = new Asking();

    public InitCommand(Console console, Map<String, String> environment, Written.Syntax syntax) {
        this.console = console;
        this.answers = new Answers(console, environment);
        this.syntax = syntax;
    }

    @Override
    public Integer call() {
        Home home = answers.home(asking);
        ZoneId zone = ZoneId.systemDefault();
        SettingsStore store = new SettingsStore(home, new SettingsReader(syntax, zone), InstantSource.system());
        Version version = store.begin(FirstText.of(zone), "local owner");
        if (asking.output().json()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("file", home.settings());
            document.put("version", version.number());
            console.json(document);
        } else {
            console.out().println(home.settings());
            console.tell(
                    Message.of("nouns.init.next", "Every setting is explained in the file. Next: millwright serve"));
        }
        return ExitCode.OK.code();
    }
}
