package org.millwright.adapters.sparkplug;

import java.util.ArrayList;
import java.util.List;
import org.millwright.Message;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Surroundings;
import org.millwright.machine.connect.TopicLink;

/**
 * Sparkplug B as a host application. The address is a broker such as {@code mqtt://192.168.0.10:1883}; a point's address is
 * {@code group/node/device#metric}, or {@code group/node#metric} for a metric of the node itself.
 */
public final class SparkplugKind implements ConnectorKind {
    private final TopicLink.Opener opener;

    /** @param opener what carries the bytes: MQTT */
    public SparkplugKind(TopicLink.Opener opener) {
        this.opener = opener;
    }

    @Override
    public String name() {
        return "sparkplug";
    }

    @Override
    public List<Option> options() {
        List<Option> all = new ArrayList<>(opener.linkOptions());
        all.add(new Option(
                "groups",
                Message.of(
                        "sparkplug.option.groups",
                        "The groups to follow, parted by blanks; + for all. Without it those of the tags."),
                "",
                OptionKind.TEXT));
        all.add(new Option(
                "host",
                Message.of(
                        "sparkplug.option.host",
                        "Our id as a host application, which edge nodes may wait for; no other host may use it."),
                "millwright",
                OptionKind.TEXT));
        return List.copyOf(all);
    }

    @Override
    public Connector open(Connection connection, Surroundings around) {
        SparkplugSettings settings = SparkplugSettings.of(connection);
        // The settings of the broker are checked now, not when somebody subscribes.
        Surroundings quiet = new Surroundings(around.clock(), around.chance(), around.folder(), health -> {});
        opener.link(connection, quiet).close();
        return new SparkplugConnector(connection, around, settings, opener);
    }
}
