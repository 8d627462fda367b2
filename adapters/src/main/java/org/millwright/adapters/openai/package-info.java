/**
 * Language models elsewhere, behind any endpoint that speaks like OpenAI's. In: prompts. Out: replies; what leaves the plant is
 * redacted, counted and told first. Knows nothing of machines or of how a model works.
 */
@NullMarked
package org.millwright.adapters.openai;

import org.jspecify.annotations.NullMarked;
