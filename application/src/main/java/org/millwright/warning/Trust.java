package org.millwright.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.millwright.Message;
import org.millwright.diagnose.Evidence;
import org.millwright.diagnose.Vote;

/** How sure a warning is, against which budget, and what speaks against it. */
final class Trust {
    private static final Pattern BUDGET = Pattern.compile("([0-9.]+)/([0-9]{0,15})([a-z]+)");
    private static final double RAREST = 1e9;
    private static final double FAR_EXTRAPOLATED = 100;
    private static final double NEARLY_ALL_GOOD = 0.98;

    private Trust() {}

    static List<Message> of(Warning warning) {
        List<Message> lines = new ArrayList<>();
        lines.add(confidence(Confidence.of(warning)));
        lines.add(rarity(warning.verdict()));
        lines.add(budget(warning.verdict().budget()));
        lines.add(standing(warning.verdict().standing(), warning.verdict().extrapolation()));
        Evidence evidence = warning.evidence();
        if (!evidence.votes().isEmpty()) {
            lines.add(agreement(evidence.votes()));
        }
        if (evidence.goodShare() < NEARLY_ALL_GOOD) {
            lines.add(Message.of(
                    "warning.trust.missing",
                    "Only {percent} % of the values in these rows are good; the rest is missing or no value.",
                    "percent",
                    Math.round(evidence.goodShare() * 100)));
        }
        return lines;
    }

    private static Message confidence(Confidence word) {
        return switch (word) {
            case STRONG ->
                Message.of("warning.trust.strong", "The evidence is strong: limit, statistics and tags agree.");
            case FAIR ->
                Message.of(
                        "warning.trust.fair",
                        "The evidence is fair: nothing speaks against it, but not everything agrees.");
            case WEAK ->
                Message.of(
                        "warning.trust.weak",
                        "The evidence is weak: take this as a hint and look at the trends first.");
        };
    }

    private static Message rarity(Verdict verdict) {
        String score = Amount.plain(verdict.score(), 1);
        String limit = Amount.plain(verdict.limit(), 1);
        double once = 1 / verdict.probability();
        return once > RAREST
                ? Message.of(
                        "warning.trust.rarest",
                        "The score reached {score}, the limit is {limit}: by the healthy part, rows like these would come less than once in a"
                                + " billion.",
                        "score",
                        score,
                        "limit",
                        limit)
                : Message.of(
                        "warning.trust.rarity",
                        "The score reached {score}, the limit is {limit}: by the healthy part, about one row in {once} looks like this.",
                        "score",
                        score,
                        "limit",
                        limit,
                        "once",
                        Amount.about(once));
    }

    /** A budget written {@code count/unit} or {@code count/NNNrows} as a sentence; any other text as it is. */
    static Message budget(String budget) {
        Matcher parts = BUDGET.matcher(budget);
        if (!parts.matches()) {
            return otherBudget(budget);
        }
        String count = parts.group(1);
        String each = parts.group(2);
        if (each.isEmpty()) {
            return budgetOfTime(count, parts.group(3), budget);
        }
        return parts.group(3).startsWith("row")
                ? Message.of(
                        "warning.budget.rows",
                        "The limit follows from your budget of false alarms: {count} in {rows} rows.",
                        "count",
                        count,
                        "rows",
                        Amount.grouped(Long.parseLong(each)))
                : otherBudget(budget);
    }

    private static Message budgetOfTime(String count, String unit, String budget) {
        return switch (unit) {
            case "hour" ->
                counted(
                        "warning.budget.hour",
                        "The limit follows from your budget of false alarms: {count} an hour.",
                        count);
            case "day" ->
                counted(
                        "warning.budget.day",
                        "The limit follows from your budget of false alarms: {count} a day.",
                        count);
            case "week" ->
                counted(
                        "warning.budget.week",
                        "The limit follows from your budget of false alarms: {count} a week.",
                        count);
            case "month" ->
                counted(
                        "warning.budget.month",
                        "The limit follows from your budget of false alarms: {count} a month.",
                        count);
            case "year" ->
                counted(
                        "warning.budget.year",
                        "The limit follows from your budget of false alarms: {count} a year.",
                        count);
            default -> otherBudget(budget);
        };
    }

    private static Message counted(String code, String english, String count) {
        return Message.of(code, english, "count", count);
    }

    private static Message otherBudget(String budget) {
        return Message.of(
                "warning.budget.other",
                "The limit follows from your budget of false alarms: {budget}.",
                "budget",
                budget);
    }

    static Message standing(Verdict.Standing standing, double extrapolation) {
        return switch (standing) {
            case CALIBRATED ->
                Message.of(
                        "warning.standing.calibrated",
                        "The limit is calibrated: the healthy part was long enough for this budget.");
            case PROVISIONAL ->
                extrapolation > FAR_EXTRAPOLATED
                        ? Message.of(
                                "warning.standing.rare",
                                "The limit is provisional: it is {factor} times rarer than the healthy part can show. A longer healthy part mends that.",
                                "factor",
                                Amount.times(extrapolation))
                        : Message.of(
                                "warning.standing.provisional",
                                "The limit is provisional: the healthy part was short or itself unusual. Name a better one with --baseline.");
            case UNCALIBRATED ->
                Message.of(
                        "warning.standing.uncalibrated",
                        "There is no limit yet: the score is shown, and nothing follows from it.");
        };
    }

    private static Message agreement(List<Vote> votes) {
        long agreeing = votes.stream().filter(Vote::agrees).count();
        return agreeing == votes.size()
                ? Message.of("warning.trust.agree", "All {count} statistics speak for it.", "count", votes.size())
                : Message.of(
                        "warning.trust.differ",
                        "{agree} of {count} statistics speak for it, the others do not.",
                        "agree",
                        agreeing,
                        "count",
                        votes.size());
    }
}
