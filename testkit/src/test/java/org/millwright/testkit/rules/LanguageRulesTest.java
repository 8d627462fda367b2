package org.millwright.testkit.rules;

class LanguageRulesTest extends ModuleRules {
    LanguageRulesTest() {
        super("language");
    }
}
