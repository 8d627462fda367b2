package org.millwright.testkit.rules;

class TestkitRulesTest extends ModuleRules {
    TestkitRulesTest() {
        super("testkit");
    }
}
