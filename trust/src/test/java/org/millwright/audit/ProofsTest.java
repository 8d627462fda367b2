package org.millwright.audit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofsTest {
    private static final int MOST = 70;

    private final List<Sha256> leaves = leaves();
    private final Proofs proofs = new Proofs(leaves);

    private static List<Sha256> leaves() {
        List<Sha256> leaves = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            leaves.add(Sha256.of("leaf " + i));
        }
        return leaves;
    }

    /** The tree of certificate transparency's own test vectors: RFC 6962, eight known leaves. */
    @Test
    void theRootIsThatOfTheStandard() {
        String[] inputs = {
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"
        };
        List<Sha256> hashes = new ArrayList<>();
        for (String input : inputs) {
            hashes.add(Sha256.ofHash(
                    EntryBytes.hash(Sha256.digest(), HexFormat.of().parseHex(input))));
        }
        assertEquals(
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
                new Proofs(hashes).root(8).hex());
    }

    @Test
    void theFrontierHasTheRootOfTheWholeTreeAtEverySizeAlsoWhenKept() {
        Frontier frontier = new Frontier();
        for (int size = 0; size <= MOST; size++) {
            assertArrayEquals(proofs.root(size).bytes(), frontier.root(), "size " + size);
            assertArrayEquals(
                    frontier.root(), Frontier.of(size, frontier.hashes()).root(), "size " + size);
            if (size < MOST) {
                frontier.add(leaves.get(size).bytes());
            }
        }
    }

    /** Trust section 8: accepted only for the right entry, number, size and root. */
    @Test
    void anEntryIsProvenOnlyInItsPlace() {
        for (int size = 1; size <= MOST; size++) {
            Sha256 root = proofs.root(size);
            for (int number = 0; number < size; number++) {
                List<Sha256> path = proofs.inclusion(number, size);
                Sha256 leaf = leaves.get(number);
                String where = number + " of " + size;
                assertTrue(Proofs.includes(leaf, number, size, path, root), where);
                assertFalse(Proofs.includes(Sha256.of("other"), number, size, path, root), where);
                assertFalse(Proofs.includes(leaf, number, size, path, Sha256.of("other")), where);
                assertFalse(Proofs.includes(leaf, size, size, path, root), where);
                for (int other = 0; other < size; other++) {
                    assertEquals(other == number, Proofs.includes(leaf, other, size, path, root), where);
                }
                List<Sha256> longer = new ArrayList<>(path);
                longer.add(root);
                assertFalse(Proofs.includes(leaf, number, size, longer, root), where);
            }
        }
    }

    @Test
    void aLogIsProvenToExtendOnlyItsOwnPast() {
        for (int size = 1; size <= MOST; size++) {
            for (int earlier = 1; earlier <= size; earlier++) {
                List<Sha256> path = proofs.consistency(earlier, size);
                Sha256 before = proofs.root(earlier);
                Sha256 after = proofs.root(size);
                String where = earlier + " to " + size;
                assertTrue(Proofs.extend(earlier, before, size, after, path), where);
                assertFalse(Proofs.extend(earlier, Sha256.of("other"), size, after, path), where);
                assertFalse(Proofs.extend(earlier, before, size, Sha256.of("other"), path), where);
                if (!path.isEmpty()) {
                    assertFalse(Proofs.extend(earlier, before, size, after, path.subList(1, path.size())), where);
                }
            }
        }
    }
}
