package org.millwright.testkit.flow;

import org.millwright.flow.Step;

/** The step of help/write-a-step.md keeps what it asks of others. */
class HighWaterTest extends StepContract<HighWater.State> {
    @Override
    protected Step<HighWater.State> step() {
        return new HighWater();
    }
}
