package org.millwright.access;

import static org.millwright.access.Action.Group.ACT;
import static org.millwright.access.Action.Group.BUILD;
import static org.millwright.access.Action.Group.RULE;
import static org.millwright.access.Action.Group.SEE;
import static org.millwright.access.Action.Group.TAKE_OUT;
import static org.millwright.access.Action.Group.WORK;

import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/** What somebody may be allowed to do somewhere in the plant. Its code is what files, tokens and the audit log call it. */
public enum Action {
    ASSET_READ(0, SEE, "asset.read"),
    VALUE_READ(1, SEE, "value.read"),
    HISTORY_READ(2, SEE, "history.read"),
    WARNING_READ(3, SEE, "warning.read"),
    MODEL_READ(4, SEE, "model.read"),
    STATUS_READ(5, SEE, "status.read"),

    DATA_EXPORT(6, TAKE_OUT, "data.export"),
    SHARE_OFFER(7, TAKE_OUT, "share.offer"),

    WARNING_ACK(8, WORK, "warning.ack"),
    LABEL(9, WORK, "label"),
    CASE_WRITE(10, WORK, "case.write"),
    SIMULATE(11, WORK, "simulate"),

    CONNECT(12, BUILD, "connect"),
    CONNECT_TRUST(13, BUILD, "connect.trust"),
    ASSET_EDIT(14, BUILD, "asset.edit"),
    WATCH_EDIT(15, BUILD, "watch.edit"),
    DATASET_BUILD(16, BUILD, "dataset.build"),
    TRAIN(17, BUILD, "train"),
    PROMOTE(18, BUILD, "promote"),

    PROPOSE(19, ACT, "propose"),
    APPROVE(20, ACT, "approve"),
    WRITE(21, ACT, "write"),

    USER_READ(22, RULE, "user.read"),
    USER(23, RULE, "user"),
    POLICY(24, RULE, "policy"),
    CONFIG_READ(25, RULE, "config.read"),
    CONFIG_CHANGE(26, RULE, "config.change"),
    BACKUP(27, RULE, "backup"),
    RESTORE(28, RULE, "restore"),
    HISTORY_DELETE(29, RULE, "history.delete"),
    AUDIT_READ(30, RULE, "audit.read"),
    AUDIT_DELETE(31, RULE, "audit.delete"),
    KILL_ENGAGE(32, RULE, "kill.engage"),
    KILL_RELEASE(33, RULE, "kill.release");

    /** What kind of power an action is. */
    public enum Group {
        SEE,
        TAKE_OUT,
        WORK,
        BUILD,
        ACT,
        RULE
    }

    private final int bit;
    private final Group group;
    private final String code;

    Action(int bit, Group group, String code) {
        this.bit = bit;
        this.group = group;
        this.code = code;
    }

    /** The stable name, such as {@code value.read}. */
    public String code() {
        return code;
    }

    public Group group() {
        return group;
    }

    /** True if one person must not be able to do it alone: two others approve. */
    public boolean needsTwoPersons() {
        return switch (this) {
            case WRITE, PROMOTE, POLICY, AUDIT_DELETE, KILL_RELEASE -> true;
            default -> false;
        };
    }

    long mask() {
        return 1L << bit;
    }

    static long mask(Collection<Action> actions) {
        long mask = 0;
        for (Action action : actions) {
            mask |= action.mask();
        }
        return mask;
    }

    /** The action of a code; empty if there is none. */
    public static Optional<Action> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    @Override
    public String toString() {
        return code;
    }
}
