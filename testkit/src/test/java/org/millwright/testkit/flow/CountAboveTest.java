package org.millwright.testkit.flow;

import org.millwright.flow.Step;

class CountAboveTest extends StepContract<CountAbove.Above> {
    @Override
    protected Step<CountAbove.Above> step() {
        return new CountAbove(2.0);
    }
}
