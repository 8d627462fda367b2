/**
 * The rules of the architecture as tests. In: class folders and sources of a module. Out: violations, each with its place. Knows no
 * type of any module, only names of packages.
 */
@NullMarked
package org.millwright.testkit.rules;

import org.jspecify.annotations.NullMarked;
