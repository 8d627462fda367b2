package org.millwright.adapters.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;

/**
 * Fills holes from the server's own history (ReadRaw, Part 11, 6.4.3.2), where it keeps one and lets us read it. What it does not have is
 * entered as lost. All on the connector's own thread, a little at a time.
 */
final class Past {
    private static final System.Logger LOG = System.getLogger(Past.class.getName());
    private static final int VALUES = 5_000;
    private static final int PAGES = 200;
    /** Ticks from 1601, where the time of OPC UA begins, to 1970. */
    private static final long EPOCH_TICKS = 116_444_736_000_000_000L;

    private final Plan plan;
    private final Delivery delivery;
    private boolean refused;

    Past(Plan plan, Delivery delivery) {
        this.plan = plan;
        this.delivery = delivery;
        delivery.defer(true);
    }

    /** Fills what waits. A server that keeps no history is asked once. */
    void fill(OpcUaClient client) {
        List<Gaps.Hole> holes = delivery.holes();
        for (Gaps.Hole hole : holes) {
            long filled = 0;
            for (int point : hole.points()) {
                filled += refused ? 0 : fill(client, point, hole);
            }
            delivery.settle(hole, filled);
        }
        if (refused) {
            delivery.defer(false);
        }
    }

    /** How many values came; where the server fails in the middle, those that came before count. */
    private long fill(OpcUaClient client, int point, Gaps.Hole hole) {
        long[] filled = {0};
        try {
            NodeId node = plan.node(point, client.getNamespaceTable());
            if (node != null) {
                fill(
                        client,
                        node,
                        values -> {
                            filled[0] += delivery.past(point, values, hole);
                        },
                        hole);
            }
        } catch (UaException failed) {
            LOG.log(System.Logger.Level.DEBUG, "The server's history was not read.", failed);
        }
        return filled[0];
    }

    private void fill(OpcUaClient client, NodeId node, Consumer<List<DataValue>> taker, Gaps.Hole hole)
            throws UaException {
        ReadRawModifiedDetails details =
                new ReadRawModifiedDetails(false, time(hole.from()), time(hole.until()), uint(VALUES), false);
        ByteString goOn = ByteString.NULL_VALUE;
        for (int page = 0; page < PAGES; page++) {
            HistoryReadValueId wanted = new HistoryReadValueId(node, null, QualifiedName.NULL_VALUE, goOn);
            HistoryReadResult[] results = client.historyRead(
                            details, TimestampsToReturn.Both, false, new ArrayList<>(List.of(wanted)))
                    .getResults();
            if (results == null || results.length != 1 || refuses(results[0].getStatusCode())) {
                return;
            }
            taker.accept(values(client, results[0]));
            goOn = results[0].getContinuationPoint();
            if (goOn == null || goOn.length() == 0) {
                return;
            }
        }
    }

    /** True if there is nothing to be had; some answers say so for all tags. */
    private boolean refuses(StatusCode status) {
        long code = status.value();
        refused |= code == StatusCodes.Bad_HistoryOperationUnsupported || code == StatusCodes.Bad_ServiceUnsupported;
        return !status.isGood();
    }

    private static List<DataValue> values(OpcUaClient client, HistoryReadResult result) {
        ExtensionObject data = result.getHistoryData();
        boolean some = data != null && data.decode(client.getStaticEncodingContext()) instanceof HistoryData;
        if (!some) {
            return List.of();
        }
        DataValue[] values = ((HistoryData) data.decode(client.getStaticEncodingContext())).getDataValues();
        return values == null ? List.of() : List.of(values);
    }

    private static DateTime time(long micros) {
        return new DateTime(micros * 10 + EPOCH_TICKS);
    }
}
