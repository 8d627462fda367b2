package org.millwright.flow;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.millwright.MillwrightException;

/** Offers a runner for addresses of one scheme, such as a cluster; found by {@link ServiceLoader} under this name. */
public interface RunnerFactory {
    /** The scheme of its addresses, in small letters, without the colon. */
    String scheme();

    /**
     * A runner at an address of this scheme.
     *
     * @throws MillwrightException if the address is incomplete or nobody answers there
     */
    Runner open(URI address);

    /** The factories on the class path. */
    static List<RunnerFactory> installed() {
        return ServiceLoader.load(RunnerFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /**
     * The runner at an address.
     *
     * @param factories those to choose from, usually {@link #installed()}
     * @throws MillwrightException if the address is none, or no factory or more than one takes its scheme
     */
    static Runner open(String address, List<RunnerFactory> factories) {
        URI uri = uri(address);
        List<RunnerFactory> taking = new ArrayList<>();
        for (RunnerFactory factory : factories) {
            if (factory.scheme().equalsIgnoreCase(uri.getScheme())) {
                taking.add(factory);
            }
        }
        return switch (taking.size()) {
            case 0 -> throw unknown(address, factories);
            case 1 -> taking.getFirst().open(uri);
            default ->
                throw MillwrightException.badRequest(
                        "flow.runner.twice",
                        "Two runners take the address {address}: {first} and {second}. Remove one of them.",
                        "address",
                        address,
                        "first",
                        taking.get(0).getClass().getName(),
                        "second",
                        taking.get(1).getClass().getName());
        };
    }

    private static URI uri(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getScheme() != null) {
                return uri;
            }
        } catch (URISyntaxException noAddress) {
            // What is missing is the same for a person as in an address without a scheme.
        }
        throw MillwrightException.badRequest(
                "flow.runner.address",
                "The runner {address} is not an address of the form scheme://host:port.",
                "address",
                address);
    }

    private static MillwrightException unknown(String address, List<RunnerFactory> factories) {
        List<String> schemes =
                factories.stream().map(RunnerFactory::scheme).sorted().toList();
        return MillwrightException.badRequest(
                "flow.runner.unknown",
                """
                No runner takes the address {address}; known schemes: {schemes}.
                Maybe the jar of that runner is missing. Without an address the flow runs on this machine.""",
                "address",
                address,
                "schemes",
                schemes.isEmpty() ? "-" : String.join(", ", schemes));
    }
}
