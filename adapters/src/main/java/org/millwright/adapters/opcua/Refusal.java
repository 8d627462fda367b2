package org.millwright.adapters.opcua;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.millwright.Message;
import org.millwright.MillwrightException;
import org.millwright.Problem;

/** Says what stands between us and a server in words that lead to a cure. */
final class Refusal {
    private Refusal() {}

    /** The problem behind whatever a call to the server ended with. */
    static MillwrightException of(Throwable cause, Spot spot, ClientCertificates certificates) {
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof MillwrightException said) {
                return said;
            }
        }
        for (Throwable one = cause; one != null; one = one.getCause()) {
            if (one instanceof ConnectException) {
                return new MillwrightException(unreachable(spot), cause);
            }
        }
        long status = UaException.extractStatusCode(cause)
                .map(code -> code.getValue())
                .orElse(StatusCodes.Bad_CommunicationError);
        boolean late = cause instanceof TimeoutException || status == StatusCodes.Bad_Timeout;
        Problem problem = late ? silent(spot) : byStatus(status, spot, certificates);
        return new MillwrightException(problem, cause);
    }

    /** True if trying again soon would only lock an account or fill a list. */
    static boolean needsAPerson(MillwrightException refused) {
        return refused.problem() instanceof Problem.Forbidden || refused.problem() instanceof Problem.BadRequest;
    }

    private static Problem byStatus(long status, Spot spot, ClientCertificates certificates) {
        if (status == StatusCodes.Bad_SecurityChecksFailed
                || status == StatusCodes.Bad_CertificateUntrusted
                || status == StatusCodes.Bad_CertificateInvalid) {
            return untrusted(spot, certificates);
        }
        if (status == StatusCodes.Bad_UserAccessDenied
                || status == StatusCodes.Bad_IdentityTokenRejected
                || status == StatusCodes.Bad_IdentityTokenInvalid) {
            return user(spot);
        }
        if (status == StatusCodes.Bad_TcpEndpointUrlInvalid
                || status == StatusCodes.Bad_NotFound
                || status == StatusCodes.Bad_ServiceUnsupported) {
            return new Problem.BadRequest(Message.of(
                    "opcua.endpoint.unknown",
                    "A server answers at {address}, but not under that path. Look up the whole address in the server's own settings.",
                    "address",
                    spot.url()));
        }
        if (status == StatusCodes.Bad_TooManySessions || status == StatusCodes.Bad_TcpNotEnoughResources) {
            return new Problem.Exhausted(Message.of(
                    "opcua.server.full",
                    "The server at {address} takes no further client. Close another one there, or raise its limit of sessions.",
                    "address",
                    spot.url()));
        }
        return new Problem.Unreachable(Message.of(
                "opcua.server.fault",
                "The server at {address} answers with {status}. The connection is tried again.",
                "address",
                spot.url(),
                "status",
                name(status)));
    }

    private static Problem untrusted(Spot spot, ClientCertificates certificates) {
        return new Problem.Forbidden(Message.of(
                "opcua.certificate.refused",
                "The server at {address} does not trust us yet. Open its list of rejected certificates and accept the one with thumbprint {thumbprint}; the connection is tried again every 60 s.",
                "address",
                spot.url(),
                "thumbprint",
                ClientCertificates.thumbprint(certificates.own())));
    }

    private static Problem user(Spot spot) {
        return new Problem.Forbidden(Message.of(
                "opcua.user.refused",
                "The server at {address} refuses the user name or the password. Set user and password of the connection; it is tried again only every 60 s, because servers lock accounts.",
                "address",
                spot.url()));
    }

    static Problem unreachable(Spot spot) {
        return new Problem.Unreachable(Message.of(
                "opcua.server.unreachable",
                "Nobody listens at {address}. Check host and port, whether the server runs, and whether a firewall stands between.",
                "address",
                spot.url()));
    }

    static Problem silent(Spot spot) {
        return new Problem.Unreachable(Message.of(
                "opcua.server.silent",
                "Something listens at {address} but does not answer in time. Maybe it is no OPC UA server, or it is overloaded, or a firewall swallows the answers.",
                "address",
                spot.url()));
    }

    /** The name of a status, such as {@code Bad_NodeIdUnknown}. */
    static String name(long status) {
        return StatusCodes.lookup(status).map(names -> names[0]).orElseGet(() -> "0x" + Long.toHexString(status));
    }
}
