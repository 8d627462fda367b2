package org.millwright.testkit.rules;

class ApplicationRulesTest extends ModuleRules {
    ApplicationRulesTest() {
        super("application");
    }
}
