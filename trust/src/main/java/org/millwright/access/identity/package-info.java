/**
 * Who somebody is. In: passwords, links, cookies and tokens, and the stores where they are kept as hashes. Out: who acts, and
 * through what. Knows nothing of the web, of databases and of how a password is hashed.
 */
@NullMarked
package org.millwright.access.identity;

import org.jspecify.annotations.NullMarked;
