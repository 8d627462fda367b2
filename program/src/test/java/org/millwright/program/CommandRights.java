package org.millwright.program;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may use which command, written down by hand: a new command has to be added here by somebody who thought about it. */
final class CommandRights {
    private static final Map<String, String> ROLES = Map.of(
            "Vi", "Viewer",
            "Op", "Operator",
            "Ma", "Maintainer",
            "En", "Engineer",
            "Pl", "Planner",
            "Da", "Data owner",
            "Ap", "Approver",
            "Ad", "Administrator",
            "Au", "Auditor");

    /** Those that ask no running plant, each with the reason why no role is asked for. */
    static final Map<String, String> LOCAL = Map.ofEntries(
            Map.entry("warn", "reads a recording with the rights of whoever types"),
            Map.entry("demo", "makes a plant of its own in a new folder"),
            Map.entry("demo recordings", "reads recordings that it makes itself"),
            Map.entry("bench", "measures on generated and public data"),
            Map.entry("plant", "runs a simulated factory, no plant of anybody"),
            Map.entry("plant inject", "asks the simulated factory on this machine"),
            Map.entry("plant state", "asks the simulated factory on this machine"),
            Map.entry("doctor", "looks at this machine"),
            Map.entry("init", "writes into a folder that has to belong to whoever types"),
            Map.entry("serve", "opens a folder that has to belong to whoever types"),
            Map.entry("restore", "writes into a folder that has to belong to whoever types"),
            Map.entry("audit verify", "reads files of the log with the rights of whoever types"),
            Map.entry("audit program", "prints the program that verifies a log"),
            Map.entry("language inspect", "reads a model's file with the rights of whoever types"),
            Map.entry("language run", "computes a model's file with the rights of whoever types"),
            Map.entry("language chat", "computes a model's file with the rights of whoever types"),
            Map.entry("version", "says what is installed"),
            Map.entry("completion", "prints a script"),
            Map.entry("check", "builds a source checkout"),
            Map.entry("format", "formats a source checkout"));

    /**
     * Roles, then what somebody gets who has the role in another part of the plant alone: {@code plant} is refused, {@code list} is shown
     * nothing of the rest, {@code own} acts on what is theirs, a code is told that there is no such thing.
     */
    private static final String TABLE = """
            Vi Op Ma En Pl Da Ap Ad Au | plant                  | status
            Vi Op Ma En Pl Da Ap Ad Au | list                   | connect ls
            Vi Op Ma En Pl Da Ap Ad Au | server.connection      | connect show line-1
            Vi Op Ma En Pl Da Ap Ad Au | plant                  | connect kinds
            Vi Op Ma En Pl Da Ap Ad Au | plant                  | connect trust line-1
            En Ad                      | plant                  | connect trust line-1 4F2A9C01
            En Ad                      | plant                  | connect test sample here
            En Ad                      | plant                  | connect browse line-1
            En Ad                      | plant                  | connect add spare sample here --point plant/l1/m1/x=x --stopped
            En Ad                      | plant                  | connect start spare
            En Ad                      | plant                  | connect stop spare
            En Ad                      | plant                  | connect rm spare
            Vi Op Ma En Pl Da Ap Ad Au | list                   | asset ls
            Vi Op Ma En Pl Da Ap Ad Au | list                   | asset tree
            Vi Op Ma En Pl Da Ap Ad Au | server.asset.unknown   | asset show plant/l1/m1
            En                         | plant                  | asset add plant/l1/m1 --name Press
            En                         | plant                  | asset rm plant/l1/m1
            Vi Op Ma En Pl Da Ap       | list                   | tag ls
            Vi Op Ma En Pl Da Ap       | server.tag             | tag show plant/l1/m1/power
            Vi Op Ma En Pl Da Ap       | server.tag             | tag read plant/l1/m1/power --from 2026-11-25
            Vi Op Ma En Pl Da Ap       | server.tag             | tag tail plant/l1/m1/power --count 1
            Ma En Pl Da                | server.tag             | tag export plant/l1/m1/power --from 2026-11-25 --to {file}
            Vi Op Ma En Pl Da Ap       | server.tag             | query plant/l1/m1/power --from 2026-11-25 --every 1h
            Vi Op Ma En Pl Da Ap Au    | list                   | warn ls
            Vi Op Ma En Pl Da Ap Au    | server.warning.unknown | warn show {warning}
            Vi Op Ma En Pl Da Ap Au    | server.warning.unknown | why {warning}
            Op Ma En                   | server.warning.unknown | warn seen {warning}
            Op Ma En                   | server.warning.unknown | warn shelve {warning} --reason later
            Op Ma En                   | server.warning.unknown | warn close {warning} --cause fault --found worn
            Vi Op Ma En Pl Da Ap Au    | list                   | warn watch ls
            Ma En                      | server.asset.unknown   | warn watch add plant/l1/m1
            Ma En                      | server.asset.unknown   | warn watch rm plant/l1/m1
            Vi Op Ma En Pl Da Ap       | list                   | moment ls
            Op Ma En Da                | server.asset.unknown   | moment add plant/l1/m1 --name oil --from -2h
            Op Ma En Da                | server.moment.unknown  | moment label {moment} fault
            Op Ma En Da                | server.moment.unknown  | moment rm {moment}
            En Ad Au                   | plant                  | config ls
            En Ad Au                   | plant                  | config show
            En Ad Au                   | plant                  | config diff
            En Ad                      | plant                  | config rollback {last}
            En Ad                      | plant                  | config secret spare --forget
            Ad Au                      | plant                  | access ls
            Ad Au                      | plant                  | access roles
            Ad                         | plant                  | access add {nobody}
            Ad                         | plant                  | access link {somebody}
            Ad                         | plant                  | access close {somebody}
            Ad                         | plant                  | access grant {somebody} Viewer
            Ad                         | plant                  | access revoke {somebody} Viewer
            Vi Op Ma En Pl Da Ap Ad Au | own                    | access tokens
            -                          | access.token.maker     | access token dashboard
            Vi Op Ma En Pl Da Ap Ad Au | own                    | access untoken {token}
            Ad                         | server.token.unknown   | access untoken {foreign}
            Ad                         | plant                  | backup {folder}
            Vi Op Ma En Pl Da Ap Ad Au | plant                  | doctor history
            En Ad                      | plant                  | stop
            """;

    private CommandRights() {}

    /**
     * A line of the table.
     *
     * @param roles who may
     * @param elsewhere what the same roles get who have them elsewhere
     * @param words the line that is typed
     */
    record Row(Set<String> roles, String elsewhere, List<String> words) {
        boolean allows(String role) {
            return roles.contains(role);
        }

        /** True if the line is one of this command. */
        boolean of(String command) {
            return (String.join(" ", words) + " ").startsWith(command + " ");
        }
    }

    static List<Row> rows() {
        return TABLE.lines().map(CommandRights::row).toList();
    }

    private static Row row(String line) {
        String[] parts = line.split("\\|", 3);
        Set<String> roles = Arrays.stream(parts[0].strip().split(" ", -1))
                .filter(ROLES::containsKey)
                .map(ROLES::get)
                .collect(Collectors.toCollection(TreeSet::new));
        return new Row(roles, parts[1].strip(), List.of(parts[2].strip().split(" ", -1)));
    }
}
