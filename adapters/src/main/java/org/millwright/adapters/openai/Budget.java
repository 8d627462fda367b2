package org.millwright.adapters.openai;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/**
 * What calls may cost, in tokens and money: one call, one person a day, all persons a day. A call is counted as dear as it can
 * become before it is sent, and as dear as it was afterwards. For any number of threads.
 */
public final class Budget {
    private final Price price;
    private final Sum call;
    private final Sum personADay;
    private final Sum day;
    private final Clock clock;
    private final Map<String, Sum> spent = new HashMap<>();
    private LocalDate today;
    private @Nullable Ledger ledger;

    /**
     * Tokens of prompt and answer together, and money.
     *
     * @param tokens at most
     * @param money in the currency of the prices
     */
    public record Sum(long tokens, double money) {
        public static final Sum UNLIMITED = new Sum(Long.MAX_VALUE, Double.POSITIVE_INFINITY);

        Sum plus(Sum other) {
            return new Sum(tokens + other.tokens, money + other.money);
        }

        private boolean covers(Sum other) {
            return other.tokens <= tokens && other.money <= money + 1e-9;
        }
    }

    /** Money for a million tokens of prompt and of answer. */
    public record Price(double prompt, double answer) {
        Sum of(int promptTokens, int answerTokens) {
            return new Sum((long) promptTokens + answerTokens, (promptTokens * prompt + answerTokens * answer) / 1e6);
        }
    }

    /** When a day ends. */
    public record Clock(InstantSource source, ZoneId zone) {
        private LocalDate today() {
            return source.instant().atZone(zone).toLocalDate();
        }
    }

    /** Limits for a call, for a person's day and for everybody's day. */
    public Budget(Price price, Sum call, Sum personADay, Sum day, Clock clock) {
        this.price = price;
        this.call = call;
        this.personADay = personADay;
        this.day = day;
        this.clock = clock;
        this.today = clock.today();
    }

    /** No limits and no prices. */
    public static Budget unlimited(Clock clock) {
        return new Budget(new Price(0, 0), Sum.UNLIMITED, Sum.UNLIMITED, Sum.UNLIMITED, clock);
    }

    /**
     * Goes on with what a file says was spent today, and writes down there what is spent from now on.
     *
     * @throws MillwrightException if the file cannot be read
     */
    public synchronized Budget keptIn(Path file) {
        ledger = new Ledger(file);
        ledger.read(today, spent);
        return this;
    }

    /** What somebody has spent today so far. */
    public synchronized Sum spentToday(String person) {
        turnPage();
        return spent.getOrDefault(person, new Sum(0, 0));
    }

    /**
     * Counts a call before it is sent.
     *
     * @throws MillwrightException if it could exceed a limit; nothing is counted then
     */
    synchronized Sum reserve(String person, int promptTokens, int answerTokens) {
        turnPage();
        Sum most = price.of(promptTokens, answerTokens);
        check(
                call,
                most,
                "openai.budget.call",
                "A call may cost {tokens} tokens and {money}, but this one could cost {asked} tokens and {price}. Ask for less or raise the limit.",
                most);
        check(
                personADay,
                spentToday(person).plus(most),
                "openai.budget.person",
                "A person's calls may cost {tokens} tokens and {money} a day; this one, of up to {asked} tokens and {price}, would exceed it.",
                most);
        Sum all = spent.values().stream().reduce(new Sum(0, 0), Sum::plus);
        check(
                day,
                all.plus(most),
                "openai.budget.day",
                "All calls together may cost {tokens} tokens and {money} a day; this one, of up to {asked} tokens and {price}, would exceed it.",
                most);
        count(person, most);
        return most;
    }

    private static void check(Sum limit, Sum wanted, String code, String english, Sum asked) {
        if (!limit.covers(wanted)) {
            throw new MillwrightException(new Problem.Exhausted(Message.of(
                    code,
                    english,
                    "tokens",
                    limit.tokens,
                    "money",
                    limit.money,
                    "asked",
                    asked.tokens,
                    "price",
                    asked.money)));
        }
    }

    /** Puts what the call took in place of what it could have taken. */
    synchronized void settle(String person, Sum reserved, int promptTokens, int answerTokens) {
        turnPage();
        Sum took = price.of(promptTokens, answerTokens);
        Sum less = new Sum(took.tokens - reserved.tokens, took.money - reserved.money);
        if (spent.containsKey(person)) {
            count(person, less);
        }
    }

    private void count(String person, Sum change) {
        if (ledger != null) {
            ledger.write(today, person, change);
        }
        spent.merge(person, change, Sum::plus);
    }

    private void turnPage() {
        if (!clock.today().equals(today)) {
            today = clock.today();
            spent.clear();
        }
    }
}
