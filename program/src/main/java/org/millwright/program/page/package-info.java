/**
 * The plain pages under the link. In: warnings and connections as the caller may see them. Out: pages without foreign parts. Knows no
 * script beyond signing in and pressing a button.
 */
@NullMarked
package org.millwright.program.page;

import org.jspecify.annotations.NullMarked;
