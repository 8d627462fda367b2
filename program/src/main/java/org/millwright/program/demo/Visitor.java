package org.millwright.program.demo;

import org.millwright.access.AssetId;
import org.millwright.access.Grant;
import org.millwright.access.Person;
import org.millwright.access.Role;
import org.millwright.access.identity.Accounts;
import org.millwright.access.identity.Stores;
import org.millwright.program.serve.Parts;
import org.millwright.program.serve.Service;

/** The person who looks at a demo: signed in by the printed link, with rights over the practice plant alone. */
final class Visitor {
    private static final String ID = "demo";
    private static final AssetId PRACTICE = new AssetId("practice");

    private Visitor() {}

    /** A link that signs the visitor in once. */
    static String link(Service service, Parts parts) {
        Stores stores = parts.door().desks().stores();
        if (stores.people().find(ID).isEmpty()) {
            stores.people().save(new Person(ID, "demo visitor", null, true));
            stores.grants().add(new Grant(ID, Role.ENGINEER.name(), PRACTICE));
        }
        return service.link(Accounts.ENTER, ID);
    }
}
