package org.millwright.testkit.rules;

class TrustRulesTest extends ModuleRules {
    TrustRulesTest() {
        super("trust");
    }
}
