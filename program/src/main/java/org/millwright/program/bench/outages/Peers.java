package org.millwright.program.bench.outages;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The peers of a run: one of each name for all cases that only spoil the way, and one of its own for a case that harms it. */
final class Peers implements AutoCloseable {
    private final Path folder;
    private final Map<String, Maker> makers = new LinkedHashMap<>();
    private final Map<String, Peer> shared = new LinkedHashMap<>();
    private final AtomicInteger made = new AtomicInteger();

    /** Makes a peer that keeps its own in a folder. */
    @FunctionalInterface
    interface Maker {
        Peer make(Path folder);
    }

    Peers(Path folder) {
        this.folder = folder;
    }

    Peers add(String name, Maker maker) {
        makers.put(name, maker);
        return this;
    }

    boolean has(String name) {
        return makers.containsKey(name);
    }

    synchronized Peer shared(String name) {
        return shared.computeIfAbsent(name, this::own);
    }

    /** One that the caller closes. */
    Peer own(String name) {
        Maker maker = makers.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("There is no peer (%s).".formatted(name));
        }
        return maker.make(folder.resolve(name + "-" + made.incrementAndGet()));
    }

    @Override
    public synchronized void close() {
        shared.values().forEach(Peer::close);
        shared.clear();
    }
}
