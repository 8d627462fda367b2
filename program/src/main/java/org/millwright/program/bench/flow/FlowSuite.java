package org.millwright.program.bench.flow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.millwright.flow.Flow;
import org.millwright.program.bench.BenchRequest;
import org.millwright.program.bench.Measurement;
import org.millwright.program.bench.Suite;

/** What a flow costs on this machine beside a bare loop, how long a snapshot holds a source up, and whether kills change its answer. */
public final class FlowSuite implements Suite {
    private static final List<String> PARTS = List.of("cost", "pause", "kills");
    private static final int KILLS = 20;
    private static final int ROWS_PER_BLOCK = 10;
    private static final long RECORDS = 600_000;

    @Override
    public String name() {
        return "flow";
    }

    @Override
    public String about() {
        return "processor time of a flow against a bare loop, pauses for snapshots, the same answer after kills";
    }

    @Override
    public List<String> sets() {
        return PARTS;
    }

    @Override
    public Measurement measure(BenchRequest request) {
        long seed = request.seeds().base();
        int kills = (int) request.number("rounds", KILLS);
        Map<String, Object> figures = new LinkedHashMap<>();
        if (wants(request, "cost")) {
            new CostPart(seed, ROWS_PER_BLOCK, RECORDS, Flow.LIVE_LATENESS).run(figures, "");
            new CostPart(seed, ROWS_PER_BLOCK, RECORDS, Duration.ZERO).run(figures, "_in_order");
            new CostPart(seed, 1, RECORDS, Flow.LIVE_LATENESS).run(figures, "_single_rows");
        }
        if (wants(request, "pause")) {
            new PausePart(seed).run(figures);
        }
        if (wants(request, "kills")) {
            new KillPart(seed, kills).run(figures);
        }
        return new Measurement()
                .configured("rows_per_block", ROWS_PER_BLOCK)
                .configured("records", RECORDS)
                .configured("kills", kills)
                .figure("flow", figures);
    }

    private static boolean wants(BenchRequest request, String part) {
        return request.set() == null || part.equals(request.set());
    }
}
