package org.millwright.adapters.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.OpcUaDataType;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseResultMask;
import org.eclipse.milo.opcua.stack.core.types.enumerated.NodeClass;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.EnumValueType;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.jspecify.annotations.Nullable;
import org.millwright.machine.Tag;

/** What variables say about themselves: type, unit, and the words of an enumeration, whether at the variable or at its type. */
final class Properties {
    private static final String UNITS = "EngineeringUnits";
    private static final String STRINGS = "EnumStrings";
    private static final String VALUES = "EnumValues";
    private static final Set<String> WANTED = Set.of(UNITS, STRINGS, VALUES);
    private static final int MOST_WORDS = 1_000;
    private static final int BROWSES = 100;
    private static final int READS = 500;

    private final OpcUaClient client;

    Properties(OpcUaClient client) {
        this.client = client;
    }

    /**
     * What a variable is.
     *
     * @param type the name of its type
     * @param unit its unit as the server writes it
     * @param words the words of its enumeration; empty for a number
     */
    record Meaning(String type, String unit, List<String> words) {
        Tag tag(String name) {
            boolean status = !words.isEmpty() || type.equals("String") || type.equals("LocalizedText");
            return new Tag(name, unit, status ? Tag.Kind.STATUS : Tag.Kind.MEASUREMENT, words);
        }
    }

    Map<NodeId, Meaning> of(List<NodeId> variables) throws UaException {
        Map<NodeId, NodeId> types = types(variables);
        Set<NodeId> described = new HashSet<>(variables);
        types.values().stream().filter(type -> builtin(type) == null).forEach(described::add);
        Map<NodeId, Map<String, Object>> said = values(List.copyOf(described));
        Map<NodeId, Meaning> meanings = new LinkedHashMap<>();
        for (NodeId variable : variables) {
            NodeId type = types.getOrDefault(variable, NodeId.NULL_VALUE);
            meanings.put(
                    variable, meaning(type, said.getOrDefault(variable, Map.of()), said.getOrDefault(type, Map.of())));
        }
        return meanings;
    }

    private Meaning meaning(NodeId type, Map<String, Object> own, Map<String, Object> ofType) {
        OpcUaDataType builtin = builtin(type);
        String name = builtin == null ? type.toParseableString() : builtin.name();
        List<String> words = words(own);
        if (words.isEmpty()) {
            words = words(ofType);
        }
        if (words.isEmpty() && builtin == OpcUaDataType.Boolean) {
            words = List.of("false", "true");
        }
        return new Meaning(name, unit(own), words);
    }

    private static @Nullable OpcUaDataType builtin(NodeId type) {
        return OpcUaDataType.fromNodeId(type);
    }

    private static String unit(Map<String, Object> own) {
        if (own.get(UNITS) instanceof EUInformation unit && unit.getDisplayName() != null) {
            String text = unit.getDisplayName().text();
            return text == null || text.isBlank() ? Tag.UNKNOWN_UNIT : text;
        }
        return Tag.UNKNOWN_UNIT;
    }

    private static List<String> words(Map<String, Object> said) {
        List<String> words = new ArrayList<>();
        if (said.get(STRINGS) instanceof LocalizedText[] strings) {
            for (LocalizedText one : strings) {
                words.add(String.valueOf(one.text()));
            }
        } else if (said.get(VALUES) instanceof Object[] values) {
            for (Object one : values) {
                if (one instanceof EnumValueType value && value.getValue() >= 0 && value.getValue() < MOST_WORDS) {
                    while (words.size() <= value.getValue()) {
                        words.add(String.valueOf(words.size()));
                    }
                    words.set(
                            value.getValue().intValue(),
                            String.valueOf(value.getDisplayName().text()));
                }
            }
        }
        return words.size() > MOST_WORDS ? List.of() : words;
    }

    private Map<NodeId, NodeId> types(List<NodeId> variables) throws UaException {
        List<ReadValueId> reads = variables.stream()
                .map(id -> attribute(id, AttributeId.DataType))
                .toList();
        List<DataValue> answers = read(client, reads);
        Map<NodeId, NodeId> types = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            if (Values.plain(answers.get(i)) instanceof NodeId type) {
                types.put(variables.get(i), type);
            }
        }
        return types;
    }

    /** The wanted properties of each node, by name. */
    private Map<NodeId, Map<String, Object>> values(List<NodeId> nodes) throws UaException {
        List<NodeId> owners = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<ReadValueId> reads = new ArrayList<>();
        for (int from = 0; from < nodes.size(); from += BROWSES) {
            List<NodeId> some = nodes.subList(from, Math.min(nodes.size(), from + BROWSES));
            List<BrowseResult> results =
                    client.browse(some.stream().map(Properties::properties).toList());
            for (int i = 0; i < results.size(); i++) {
                for (ReferenceDescription reference : Tree.references(results.get(i))) {
                    String name = String.valueOf(reference.getBrowseName().name());
                    if (WANTED.contains(name)) {
                        owners.add(some.get(i));
                        names.add(name);
                        reads.add(attribute(
                                reference.getNodeId().toNodeIdOrThrow(client.getNamespaceTable()), AttributeId.Value));
                    }
                }
            }
        }
        List<DataValue> answers = read(client, reads);
        Map<NodeId, Map<String, Object>> said = new HashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            Object value = decoded(Values.plain(answers.get(i)));
            if (value != null) {
                said.computeIfAbsent(owners.get(i), owner -> new HashMap<>()).put(names.get(i), value);
            }
        }
        return said;
    }

    private @Nullable Object decoded(@Nullable Object value) {
        if (value instanceof ExtensionObject one) {
            return one.decode(client.getStaticEncodingContext());
        }
        if (value instanceof ExtensionObject[] several) {
            Object[] each = new Object[several.length];
            for (int i = 0; i < each.length; i++) {
                each[i] = several[i].decode(client.getStaticEncodingContext());
            }
            return each;
        }
        return value;
    }

    private static BrowseDescription properties(NodeId node) {
        return new BrowseDescription(
                node,
                BrowseDirection.Forward,
                NodeIds.HasProperty,
                true,
                uint(NodeClass.Variable.getValue()),
                uint(BrowseResultMask.BrowseName.getValue()));
    }

    static ReadValueId attribute(NodeId node, AttributeId attribute) {
        return new ReadValueId(node, attribute.uid(), null, QualifiedName.NULL_VALUE);
    }

    static String browseName(OpcUaClient client, NodeId node) throws UaException {
        Object name = Values.plain(
                read(client, List.of(attribute(node, AttributeId.BrowseName))).getFirst());
        return name instanceof QualifiedName qualified ? String.valueOf(qualified.name()) : node.toParseableString();
    }

    /** Reads in pieces that the server's limits allow, in the same order. */
    static List<DataValue> read(OpcUaClient client, List<ReadValueId> reads) throws UaException {
        int limit = client.getOperationLimits()
                .maxNodesPerRead()
                .map(most -> most.intValue() > 0 ? Math.min(READS, most.intValue()) : READS)
                .orElse(READS);
        List<DataValue> answers = new ArrayList<>(reads.size());
        for (int from = 0; from < reads.size(); from += limit) {
            List<ReadValueId> some = reads.subList(from, Math.min(reads.size(), from + limit));
            DataValue[] results =
                    client.read(0.0, TimestampsToReturn.Both, some).getResults();
            answers.addAll(results == null ? List.of() : List.of(results));
        }
        return answers;
    }
}
