package org.millwright.program.warn;

import org.millwright.Message;
import org.millwright.warning.scan.MachineResult;

/** What a person should know before they read the warnings. */
final class Notices {
    private Notices() {}

    /** The healthy part is unlike the rest, with a proposal that can be copied. */
    static Message unlike(MachineResult result, Stamps stamps) {
        long share = Math.round(100.0
                * result.counts().inWarning()
                / Math.max(1, result.counts().all()));
        return Message.of(
                "warn.healthy.unlike",
                """
                {machine}: the part taken as healthy is itself unlike the rest: {share} % of the other rows stand in warning. \
                Maybe the machine was ill when the recording began. Try --baseline {from}..{until}""",
                "machine",
                result.machine().asset(),
                "share",
                share,
                "from",
                stamps.asBaseline(result.outlook().fromMicros()),
                "until",
                stamps.asBaseline(result.outlook().untilMicros()));
    }
}
