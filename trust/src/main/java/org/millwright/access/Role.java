package org.millwright.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.millwright.access.Action.Group;

/**
 * A named set of actions that is granted as one. The roles here always exist; a plant may add its own under other names.
 *
 * @param name 1 to 60 characters, the key by which grants refer to it
 * @param actions what it allows
 */
public record Role(String name, Set<Action> actions) {
    public static final Role VIEWER = new Role("Viewer", of(Group.SEE));
    public static final Role OPERATOR = VIEWER.and(
            "Operator", Action.WARNING_ACK, Action.LABEL, Action.CASE_WRITE, Action.PROPOSE, Action.KILL_ENGAGE);
    public static final Role MAINTAINER =
            OPERATOR.and("Maintainer", Action.DATA_EXPORT, Action.SIMULATE, Action.WATCH_EDIT, Action.WRITE);
    public static final Role ENGINEER = new Role("Engineer", of(Group.SEE, Group.WORK, Group.BUILD))
            .and(
                    "Engineer",
                    Action.DATA_EXPORT,
                    Action.PROPOSE,
                    Action.WRITE,
                    Action.CONFIG_READ,
                    Action.CONFIG_CHANGE,
                    Action.KILL_ENGAGE);
    public static final Role PLANNER =
            VIEWER.and("Planner", Action.DATA_EXPORT, Action.CASE_WRITE, Action.SIMULATE, Action.PROPOSE);
    public static final Role DATA_OWNER = VIEWER.and(
            "Data owner",
            Action.DATA_EXPORT,
            Action.SHARE_OFFER,
            Action.LABEL,
            Action.DATASET_BUILD,
            Action.HISTORY_DELETE);
    public static final Role APPROVER =
            VIEWER.and("Approver", Action.PROPOSE, Action.APPROVE, Action.KILL_ENGAGE, Action.KILL_RELEASE);

    /** Manages people and the program; acts on no machine and approves nothing. */
    public static final Role ADMINISTRATOR = new Role("Administrator", of(Group.RULE))
            .and(
                    "Administrator",
                    Action.ASSET_READ,
                    Action.STATUS_READ,
                    Action.CONNECT,
                    Action.CONNECT_TRUST,
                    Action.PROPOSE);

    /** Reads everything about governance and changes nothing. */
    public static final Role AUDITOR = new Role(
            "Auditor",
            Set.of(
                    Action.ASSET_READ,
                    Action.WARNING_READ,
                    Action.MODEL_READ,
                    Action.STATUS_READ,
                    Action.USER_READ,
                    Action.CONFIG_READ,
                    Action.AUDIT_READ));

    private static final int LONGEST = 60;

    public Role {
        if (name.isBlank() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("The role (%s) has no usable name.".formatted(name));
        }
        actions = Set.copyOf(actions);
    }

    /** The roles that always exist. */
    public static List<Role> builtIn() {
        return List.of(VIEWER, OPERATOR, MAINTAINER, ENGINEER, PLANNER, DATA_OWNER, APPROVER, ADMINISTRATOR, AUDITOR);
    }

    private Role and(String newName, Action... more) {
        EnumSet<Action> all = EnumSet.copyOf(actions);
        all.addAll(List.of(more));
        return new Role(newName, all);
    }

    private static Set<Action> of(Group... groups) {
        return Arrays.stream(Action.values())
                .filter(action -> List.of(groups).contains(action.group()))
                .collect(Collectors.toSet());
    }
}
