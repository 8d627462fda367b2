package org.millwright.adapters.opcua;

import java.util.List;
import org.millwright.Message;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Surroundings;

/**
 * OPC UA: subscriptions of machines' own servers, secured by certificates.
 *
 * <p>The policy Aes256_Sha256_RsaPss needs the Bouncy Castle provider; the program registers it once, before the first connection:
 * {@code Security.addProvider(new BouncyCastleProvider())}.
 */
public final class OpcUaKind implements ConnectorKind {
    @Override
    public String name() {
        return "opcua";
    }

    @Override
    public List<Option> options() {
        return List.of(
                new Option(
                        "user",
                        Message.of("opcua.option.user", "Who signs in; left out for anonymous."),
                        "",
                        OptionKind.TEXT),
                new Option(
                        "password",
                        Message.of("opcua.option.password", "The password of that user."),
                        "",
                        OptionKind.SECRET),
                new Option(
                        "security",
                        Message.of(
                                "opcua.option.security",
                                "best: the strongest policy that the server offers. none: unencrypted and unsigned, which anybody in the network can read and change."),
                        "best",
                        OptionKind.TEXT),
                new Option(
                        "counter-tag",
                        Message.of(
                                "opcua.option.counterTag",
                                "The name of the tag, such as sequence, that each machine raises by one with every published sample. A jump is entered as lost values, exactly."),
                        "",
                        OptionKind.TEXT),
                new Option(
                        "report",
                        Message.of(
                                "opcua.option.report",
                                "every: each sample with its own time. change: only samples whose value or status differs from the one before."),
                        "every",
                        OptionKind.TEXT),
                new Option(
                        "events",
                        Message.of("opcua.option.events", "Whether the events and alarms of the server are taken too."),
                        "yes",
                        OptionKind.YES_NO));
    }

    @Override
    public Connector open(Connection connection, Surroundings around) {
        return new OpcUaConnector(connection, OpcUaSettings.of(connection), around);
    }
}
