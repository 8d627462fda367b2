package org.millwright.testkit.rules;

class DataRulesTest extends ModuleRules {
    DataRulesTest() {
        super("data");
    }
}
