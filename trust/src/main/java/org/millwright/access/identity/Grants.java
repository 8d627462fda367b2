package org.millwright.access.identity;

import java.util.List;
import org.millwright.access.Grant;
import org.millwright.access.Role;

/** Keeps who has which role where, and the roles that the plant added. */
public interface Grants {
    List<Grant> all();

    /** Adds a grant; one that is there already stays as it is. */
    void add(Grant grant);

    /** False if there is no such grant. */
    boolean remove(Grant grant);

    List<Role> ownRoles();

    /** Adds an own role or changes it; one without actions is removed. */
    void saveRole(Role role);

    /** Rises by at least one with each change of accounts, grants or own roles, also over restarts. */
    long version();
}
