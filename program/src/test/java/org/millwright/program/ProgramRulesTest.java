package org.millwright.program;

import org.millwright.testkit.rules.ModuleRules;

class ProgramRulesTest extends ModuleRules {
    ProgramRulesTest() {
        super("program");
    }
}
