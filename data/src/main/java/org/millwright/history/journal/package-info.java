/**
 * What a connection delivered, on disk before anything else sees it. In: rows and events of a connector. Out: tickets, the same records
 * again in order, the losses. Knows nothing of protocols or of where the history is kept.
 */
@NullMarked
package org.millwright.history.journal;

import org.jspecify.annotations.NullMarked;
