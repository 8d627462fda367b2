/** Several files as one recording. In: a file, a folder or a list of files. Out: one recording in order of time. Knows no syntax and no layout. */
@NullMarked
package org.millwright.recording.folder;

import org.jspecify.annotations.NullMarked;
