package org.millwright.testkit.flow;

import org.millwright.flow.Step;

/** The step that judges runners has to keep the contract itself. */
class SampleStepTest extends StepContract<SampleStep.State> {
    @Override
    protected Step<SampleStep.State> step() {
        return new SampleStep("sample");
    }
}
