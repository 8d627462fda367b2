package org.millwright.adapters;

import org.millwright.testkit.rules.ModuleRules;

class AdaptersRulesTest extends ModuleRules {
    AdaptersRulesTest() {
        super("adapters");
    }
}
