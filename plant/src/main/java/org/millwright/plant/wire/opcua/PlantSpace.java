package org.millwright.plant.wire.opcua;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.core.Reference;
import org.eclipse.milo.opcua.sdk.server.AccessContext;
import org.eclipse.milo.opcua.sdk.server.AttributeReader;
import org.eclipse.milo.opcua.sdk.server.ManagedNamespaceWithLifecycle;
import org.eclipse.milo.opcua.sdk.server.OpcUaServer;
import org.eclipse.milo.opcua.sdk.server.items.DataItem;
import org.eclipse.milo.opcua.sdk.server.items.MonitoredItem;
import org.eclipse.milo.opcua.sdk.server.model.variables.AnalogUnitType;
import org.eclipse.milo.opcua.sdk.server.model.variables.BaseAnalogType;
import org.eclipse.milo.opcua.sdk.server.model.variables.MultiStateDiscreteType;
import org.eclipse.milo.opcua.sdk.server.nodes.UaFolderNode;
import org.eclipse.milo.opcua.sdk.server.nodes.UaNode;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExpandedNodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.UInteger;
import org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadDetails;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.WriteValue;
import org.millwright.machine.AssetPath;
import org.millwright.machine.MachineEvent;
import org.millwright.machine.TagPath;
import org.millwright.plant.Rows.PlantTag;
import org.millwright.plant.Rows.Unit;

/** The plant's namespace: folders as the tree has them, a variable for each tag under the string of its path. */
final class PlantSpace extends ManagedNamespaceWithLifecycle {
    /** The lasting name of the namespace; its index may change with each start. */
    static final String URI = "urn:millwright:plant";

    private static final long SHORTEST_QUEUE = 100;

    private final Map<String, UaNode> folders = new ConcurrentHashMap<>();
    private final Map<AssetPath, UnitVariables> units = new ConcurrentHashMap<>();

    private final SetPoints setPoints;
    private final RawHistory history;
    private final long rememberedEach;
    private final PlantEvents events;

    /** @param rememberedEach how many values of each unit are kept for whoever asks for its past */
    PlantSpace(OpcUaServer server, Consumer<SetPointWrite> writes, long rememberedEach) {
        super(server, URI);
        this.rememberedEach = rememberedEach;
        history = new RawHistory(server.getStaticEncodingContext());
        setPoints = new SetPoints(writes);
        events = new PlantEvents(server);
    }

    /** Makes the nodes of a unit, unless they are there. */
    void add(Unit unit) {
        units.computeIfAbsent(unit.path(), path -> {
            UaNode folder = folder(path.levels());
            List<PlantVariable> variables = unit.tags().stream()
                    .map(tag -> variable(folder, new TagPath(path, tag.tag().name()), tag))
                    .toList();
            return new UnitVariables(variables, rememberedEach);
        });
    }

    /** The variables of a unit. */
    UnitVariables unit(AssetPath path) {
        UnitVariables unit = units.get(path);
        if (unit == null) {
            throw new IllegalArgumentException("The unit (%s) published before it was said.".formatted(path));
        }
        return unit;
    }

    private UaNode folder(List<String> levels) {
        String path = String.join("/", levels);
        UaNode there = folders.get(path);
        if (there != null) {
            return there;
        }
        UaFolderNode folder = new UaFolderNode(
                getNodeContext(),
                newNodeId(path),
                newQualifiedName(levels.getLast()),
                LocalizedText.english(levels.getLast()));
        getNodeManager().addNode(folder);
        if (levels.size() == 1) {
            folder.addReference(new Reference(
                    folder.getNodeId(),
                    NodeIds.Organizes,
                    NodeIds.ObjectsFolder.expanded(),
                    Reference.Direction.INVERSE));
        } else {
            organize(folder(levels.subList(0, levels.size() - 1)), folder);
        }
        folders.put(path, folder);
        return folder;
    }

    private static void organize(UaNode parent, UaNode child) {
        parent.addReference(new Reference(
                parent.getNodeId(), NodeIds.Organizes, child.getNodeId().expanded(), Reference.Direction.FORWARD));
    }

    private PlantVariable variable(UaNode folder, TagPath path, PlantTag said) {
        NodeId id = newNodeId(path.toString());
        PlantVariable variable = new PlantVariable(
                getNodeContext(), id, newQualifiedName(said.tag().name()), path, said);
        ExpandedNodeId type = (variable.status() ? NodeIds.MultiStateDiscreteType : NodeIds.AnalogUnitType).expanded();
        variable.addReference(new Reference(id, NodeIds.HasTypeDefinition, type, Reference.Direction.FORWARD));
        getNodeManager().addNode(variable);
        folder.addReference(
                new Reference(folder.getNodeId(), NodeIds.HasComponent, id.expanded(), Reference.Direction.FORWARD));
        if (variable.status()) {
            variable.setProperty(
                    MultiStateDiscreteType.ENUM_STRINGS,
                    said.tag().words().stream().map(LocalizedText::english).toArray(LocalizedText[]::new));
        } else {
            variable.setProperty(BaseAnalogType.EU_RANGE, new Range(said.low(), said.high()));
            variable.setProperty(
                    AnalogUnitType.ENGINEERING_UNITS,
                    EngineeringUnit.of(said.tag().unit()));
        }
        return variable;
    }

    /** Tells an event to whoever watches the server's events. */
    void fire(MachineEvent event) {
        events.fire(event, newNodeId(event.asset().toString()));
    }

    @Override
    public List<StatusCode> write(WriteContext context, List<WriteValue> values) {
        return values.stream()
                .map(value -> getNodeManager().get(value.getNodeId()) instanceof PlantVariable variable
                        ? setPoints.write(context, variable, value)
                        : new StatusCode(StatusCodes.Bad_NodeIdUnknown))
                .toList();
    }

    @Override
    public List<HistoryReadResult> historyRead(
            HistoryReadContext context,
            HistoryReadDetails details,
            TimestampsToReturn timestamps,
            List<HistoryReadValueId> wanted) {
        return wanted.stream()
                .map(one -> getNodeManager().get(one.getNodeId()) instanceof PlantVariable variable
                        ? history.read(variable, unit(variable.path().asset()), details, one.getContinuationPoint())
                        : RawHistory.failed(StatusCodes.Bad_NodeIdUnknown))
                .toList();
    }

    /** A queue shorter than this would overflow where the plant runs faster than the clock. */
    @Override
    public RevisedDataItemParameters onCreateDataItem(ReadValueId item, Double sampling, UInteger queue) {
        return new RevisedDataItemParameters(sampling, Unsigned.uint(Math.max(SHORTEST_QUEUE, queue.longValue())));
    }

    @Override
    public void onDataItemsCreated(List<DataItem> items) {
        for (DataItem item : items) {
            UaNode node = getNodeManager().get(item.getReadValueId().getNodeId());
            if (node instanceof PlantVariable variable && value(item)) {
                variable.join(item);
            } else if (node != null) {
                item.setValue(AttributeReader.readAttribute(
                        AccessContext.INTERNAL,
                        node,
                        item.getReadValueId().getAttributeId(),
                        TimestampsToReturn.Both,
                        null,
                        null));
            }
        }
    }

    private static boolean value(DataItem item) {
        return item.getReadValueId().getAttributeId().equals(AttributeId.Value.uid());
    }

    @Override
    public void onDataItemsModified(List<DataItem> items) {}

    @Override
    public void onDataItemsDeleted(List<DataItem> items) {
        for (DataItem item : items) {
            if (getNodeManager().get(item.getReadValueId().getNodeId()) instanceof PlantVariable variable) {
                variable.leave(item);
            }
        }
    }

    @Override
    public void onMonitoringModeChanged(List<MonitoredItem> items) {}
}
