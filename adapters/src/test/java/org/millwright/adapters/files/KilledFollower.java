package org.millwright.adapters.files;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.millwright.history.journal.Journal;
import org.millwright.history.journal.JournalSettings;
import org.millwright.history.journal.LossLedger;
import org.millwright.machine.connect.Connection;
import org.millwright.machine.connect.ReadPlan;
import org.millwright.machine.connect.Surroundings;

/** A process that follows a folder into a journal until it is killed. */
final class KilledFollower {
    private KilledFollower() {}

    /** @param arguments the folder of the files, and the folder for journal and notes */
    public static void main(String[] arguments) throws InterruptedException {
        Path own = Path.of(arguments[1]);
        Journal journal = journal(own);
        Surroundings around =
                new Surroundings(InstantSource.system(), new SplittableRandom(1), own.resolve("connect"), health -> {});
        var connector = new FilesKind(List.of())
                .open(new Connection("press", "files", arguments[0], Map.of("look", "10ms")), around);
        var subscription = connector.subscribe(
                new ReadPlan(List.of(Followed.point("#temperature")), Duration.ofSeconds(1)), journal.intake());
        System.out.println("follows " + subscription);
        new CountDownLatch(1).await();
    }

    static Journal journal(Path own) {
        return Journal.open(
                own.resolve("journal"), "press", JournalSettings.USUAL, LossLedger.open(own.resolve("losses")));
    }
}
