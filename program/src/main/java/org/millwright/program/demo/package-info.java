/** The demonstration: recordings that come with the program, looked through as anybody's would be. In: nothing. Out: words and a page. */
@NullMarked
package org.millwright.program.demo;

import org.jspecify.annotations.NullMarked;
