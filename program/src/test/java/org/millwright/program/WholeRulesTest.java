package org.millwright.program;

import org.millwright.testkit.rules.WholeRules;

class WholeRulesTest extends WholeRules {}
