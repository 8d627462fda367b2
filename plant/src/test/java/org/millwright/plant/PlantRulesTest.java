package org.millwright.plant;

import org.millwright.testkit.rules.ModuleRules;

class PlantRulesTest extends ModuleRules {
    PlantRulesTest() {
        super("plant");
    }
}
