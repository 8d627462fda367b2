/**
 * The check of an audit log, as a command. In: a folder of a log. Out: whether it was changed.
 * Knows nothing of how a log is written: it runs the stand-alone check of help/VerifyAudit.java.
 */
@NullMarked
package org.millwright.program.audit;

import org.jspecify.annotations.NullMarked;
