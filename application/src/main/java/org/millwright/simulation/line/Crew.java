package org.millwright.simulation.line;

import java.util.ArrayList;
import java.util.List;
import org.millwright.simulation.kernel.Element;
import org.millwright.simulation.kernel.Kernel;

/** People who repair, one job each at a time. A job begun is finished, also when the shift that comes is smaller. */
public final class Crew implements Element, Line.Piece, Calendar.Follower {
    /** Which job is taken next. */
    public enum Queue {
        FIFO,
        /** The one with the least work. */
        SHORTEST,
        /** The one with the smallest urgency, of those the first. */
        BOTTLENECK_FIRST
    }

    /** Work for one of the crew. */
    interface Job {
        /** Somebody has come; when the work is done, {@link Crew#done()} is told. */
        void begin();

        /** How long it will take, in ticks. */
        long work();

        int urgency();
    }

    private static final int ARRIVED = 0;

    private final String path;
    private final Kernel kernel;
    private final Queue order;
    private final List<Job> queue = new ArrayList<>();
    private final List<Job> travelling = new ArrayList<>();
    private final Level busy;
    private final Level waiting;
    private int size;
    private long travel;

    public Crew(Line line, String path, int size, Queue order) {
        this.path = path;
        this.kernel = line.kernel();
        this.order = order;
        this.size = size;
        this.busy = new Level(kernel);
        this.waiting = new Level(kernel);
        line.join(path, this);
    }

    /** It takes so many ticks from the call to the place. */
    public Crew travel(long ticks) {
        travel = ticks;
        return this;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void start() {}

    @Override
    public void reset() {
        busy.reset();
        waiting.reset();
    }

    /** The shift has so many people from now on. */
    @Override
    public void follow(int people) {
        size = people;
        send();
    }

    void call(Job job) {
        queue.add(job);
        waiting.add(1);
        send();
    }

    void done() {
        busy.add(-1);
        send();
    }

    private void send() {
        while (busy.value() < size && !queue.isEmpty()) {
            Job job = queue.remove(pick());
            waiting.add(-1);
            busy.add(1);
            if (travel == 0) {
                job.begin();
            } else {
                travelling.add(job);
                kernel.in(travel, this, ARRIVED, 0);
            }
        }
    }

    private int pick() {
        int best = 0;
        for (int i = 1; i < queue.size(); i++) {
            if (rank(queue.get(i)) < rank(queue.get(best))) {
                best = i;
            }
        }
        return best;
    }

    private long rank(Job job) {
        return switch (order) {
            case FIFO -> 0;
            case SHORTEST -> job.work();
            case BOTTLENECK_FIRST -> job.urgency();
        };
    }

    @Override
    public void on(int kind, long argument) {
        travelling.removeFirst().begin();
    }

    /** How many work or are on their way. */
    public Level busy() {
        return busy;
    }

    /** How many jobs wait for somebody. */
    public Level waiting() {
        return waiting;
    }
}
