package org.millwright.program.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.millwright.program.bench.data.DataFolder;

/** What one run of a suite found, in the order in which it is told. For one thread. */
public final class Measurement {
    private final Map<String, Object> configuration = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();
    private final Effort effort = new Effort();
    private @Nullable DataFolder folder;
    private @Nullable String set;

    /** Says how the detector was set up. */
    public Measurement configured(String name, Object value) {
        configuration.put(name, value);
        return this;
    }

    Measurement configured(Map<String, Object> settings) {
        new java.util.TreeMap<>(settings).forEach(configuration::putIfAbsent);
        return this;
    }

    /** Says how many false alarms are accepted, which is the one thing that a suite may choose. */
    public Measurement budget(Rate budget) {
        configured("budget", budget.toString());
        return budget.equals(Rate.PRODUCT) ? this : differs("budget");
    }

    /** Names a setting that differs from what the product does when nobody says anything. */
    Measurement differs(String name) {
        differences.add(name);
        return this;
    }

    /** A figure; a number that is not finite becomes null, for it has no value. */
    public Measurement figure(String name, @Nullable Object value) {
        figures.put(name, value);
        return this;
    }

    /** Says what a reader of the figures should know. */
    public Measurement note(String sentence) {
        notes.add(sentence);
        return this;
    }

    Measurement from(DataFolder data) {
        folder = data;
        return this;
    }

    /** Names the part that was asked for; null for all of it. */
    public Measurement of(@Nullable String nameOfSet) {
        set = nameOfSet;
        return this;
    }

    /** Where the time of learning and scoring is added up. */
    public Effort effort() {
        return effort;
    }

    Map<String, @Nullable Object> figures() {
        return figures;
    }

    Map<String, Object> configuration() {
        return configuration;
    }

    List<String> differences() {
        return differences;
    }

    List<String> notes() {
        return notes;
    }

    @Nullable
    DataFolder folder() {
        return folder;
    }

    @Nullable
    String set() {
        return set;
    }
}
