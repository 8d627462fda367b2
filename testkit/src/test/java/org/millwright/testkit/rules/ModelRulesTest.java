package org.millwright.testkit.rules;

class ModelRulesTest extends ModuleRules {
    ModelRulesTest() {
        super("model");
    }
}
