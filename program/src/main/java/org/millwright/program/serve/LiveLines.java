package org.millwright.program.serve;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.millwright.machine.connect.Connector;
import org.millwright.machine.connect.ConnectorKind;
import org.millwright.machine.connect.Loss;
import org.millwright.program.api.Plant;
import org.millwright.program.live.Lines;

/** The running connections as the API sees them. */
record LiveLines(Lines lines) implements Plant.Lines {
    @Override
    public Collection<ConnectorKind> kinds() {
        return lines.kinds();
    }

    @Override
    public Optional<Connector> running(String name) {
        return lines.running(name);
    }

    @Override
    public List<Loss> losses(String name, int limit) {
        return lines.losses(name, limit);
    }
}
