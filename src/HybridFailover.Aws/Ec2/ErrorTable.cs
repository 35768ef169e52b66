using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Ec2;

/// <summary>EC2's error codes and what each means for a write. Source of the meanings: EC2's API error reference.</summary>
internal static class ErrorTable
{
    public static bool IsThrottling(string? code) =>
        code is "RequestLimitExceeded" or "EC2ThrottledException" or "Throttling" or "ThrottlingException" or "ThrottledException"
            or "RequestThrottled" or "RequestThrottledException" or "TooManyRequestsException" or "BandwidthLimitExceeded";

    /// <summary>How a write ended by its answer alone. RouteAlreadyExists and the like still need a read to be understood.</summary>
    public static WriteResult ResultOf(QueryAnswer answer) => answer.Kind switch
    {
        AnswerKind.Done => WriteResult.Done,
        AnswerKind.NotSent => WriteResult.Failed,
        AnswerKind.Unclear => WriteResult.Unknown,
        _ => ResultOf(answer.Code!, answer.Status),
    };

    private static WriteResult ResultOf(string code, int status)
    {
        if (IsThrottling(code)) return WriteResult.Failed;
        return code switch
        {
            "InternalError" or "InternalFailure" or "ServerInternal" or "Unavailable" or "ServiceUnavailable" => WriteResult.Unknown,
            "RouteAlreadyExists" or "InvalidRoute.NotFound" => WriteResult.Failed,
            "InvalidRoute.InvalidState" or "InvalidRoute.Malformed" or "InvalidState" or "IncorrectState" => WriteResult.Failed,
            "RequestExpired" or "InvalidSecurity.RequestHasExpired" or "RequestTimeTooSkewed" or "RequestInTheFuture"
                or "ExpiredToken" or "ExpiredTokenException" => WriteResult.Failed,
            _ when AdviceFor(code) is not null => WriteResult.Refused,
            // A code that this program does not know: EC2's fault may have come after the change, the caller's comes before it.
            _ => status >= 500 ? WriteResult.Unknown : WriteResult.Failed,
        };
    }

    /// <summary>What a person has to do about a code; null where waiting is all there is to do, or the code is unknown.</summary>
    public static string? AdviceFor(string? code) => code switch
    {
        "UnauthorizedOperation" => "Allow the action in the policy of the role that runs the monitor.",
        "AuthFailure" or "InvalidClientTokenId" or "SignatureDoesNotMatch" or "IncompleteSignature" or "MissingAuthenticationToken"
            or "InvalidSignatureException" => "Check the credentials of the monitor and this host's clock.",
        "OptInRequired" or "PendingVerification" or "Blocked" => "The AWS account cannot use EC2 in this Region; see the account's messages.",
        "InvalidRouteTableID.NotFound" or "InvalidRouteTableId.NotFound" or "InvalidRouteTableId.Malformed" or "InvalidRouteTableID.Malformed" =>
            "Check RouteTables of the site and the Region.",
        "InvalidNetworkInterfaceID.NotFound" or "InvalidNetworkInterface.NotFound" or "InvalidNetworkInterfaceId.Malformed" or "InvalidNetworkInterfaceID.Malformed" =>
            "The VPN appliance's interface is gone or in another Region: check NextHop of the path.",
        "InvalidGatewayID.NotFound" or "Gateway.NotAttached" or "InvalidVpnGatewayID.NotFound" or "InvalidTransitGatewayID.NotFound" =>
            "Check NextHop of the path: the gateway does not exist or is not attached to this VPC.",
        "InvalidPrefixListId.NotFound" or "InvalidPrefixListID.NotFound" or "InvalidPrefixListId.Malformed" => "Check Destinations of the site.",
        "RouteLimitExceeded" or "ResourceCountLimitExceeded" or "ResourceLimitExceeded" =>
            "The table is full: remove routes, or have the quota \"routes per route table\" raised.",
        "InvalidParameterValue" or "InvalidParameterCombination" or "InvalidParameter" or "InvalidDestination" => "Check the destination and the next hop against the table's VPC.",
        "MissingParameter" or "UnknownParameter" or "UnsupportedOperation" or "InvalidAction" or "MalformedQueryString" or "InvalidPaginationToken" or "InvalidNextToken" =>
            "The endpoint does not understand this program: check Aws:Endpoint, else this is a defect of it.",
        "OperationNotPermitted" or "DependencyViolation" or "ConcurrentTagAccess" => "EC2 does not allow it in the table's present state; see the EC2 console.",
        _ => null,
    };
}
