package org.millwright.program.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.millwright.origin.Origin;
import org.millwright.warning.Warning;
import org.millwright.warning.live.Raised;

/** Goes from a warning back to the values of the history that it stands on. */
final class Grounds {
    private Grounds() {}

    static List<Ground> of(Raised raised) {
        Warning warning = raised.warning();
        Origin origin = warning.origin();
        List<Ground> chain = new ArrayList<>();
        Map<String, String> facts = new TreeMap<>();
        facts.put("asset", warning.asset().toString());
        facts.put("began_us", Long.toString(warning.span().beganMicros()));
        facts.put("detected_us", Long.toString(warning.span().detectedMicros()));
        facts.put("score", Double.toString(warning.verdict().score()));
        facts.put("limit", Double.toString(warning.verdict().limit()));
        facts.put("budget", warning.verdict().budget());
        facts.put("standing", warning.verdict().standing().id());
        facts.put("revision", Long.toString(raised.revision()));
        chain.add(new Ground("warning", warning.id(), facts, origin.parents()));
        Map<String, String> made = new TreeMap<>(origin.parameters());
        made.put("code", origin.code());
        made.put("person", origin.person());
        made.put("learnt_at", origin.at().toString());
        for (String model : origin.parents()) {
            chain.add(new Ground("model", model, made, origin.inputs()));
        }
        for (String input : origin.inputs()) {
            chain.add(new Ground("history", input, Map.of(), List.of()));
        }
        return chain;
    }
}
