using HybridFailover.Aws.Ec2;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;

namespace HybridFailover.Aws.Tests.Ec2;

public sealed class ErrorTableTests
{
    [Theory]
    [InlineData("UnauthorizedOperation", 403, WriteResult.Refused)]
    [InlineData("AuthFailure", 401, WriteResult.Refused)]
    [InlineData("InvalidClientTokenId", 403, WriteResult.Refused)]
    [InlineData("SignatureDoesNotMatch", 403, WriteResult.Refused)]
    [InlineData("IncompleteSignature", 400, WriteResult.Refused)]
    [InlineData("MissingAuthenticationToken", 403, WriteResult.Refused)]
    [InlineData("OptInRequired", 403, WriteResult.Refused)]
    [InlineData("PendingVerification", 400, WriteResult.Refused)]
    [InlineData("Blocked", 403, WriteResult.Refused)]
    [InlineData("InvalidParameterValue", 400, WriteResult.Refused)]
    [InlineData("InvalidRouteTableID.NotFound", 400, WriteResult.Refused)]
    [InlineData("InvalidRouteTableId.Malformed", 400, WriteResult.Refused)]
    [InlineData("InvalidNetworkInterfaceID.NotFound", 400, WriteResult.Refused)]
    [InlineData("InvalidNetworkInterface.NotFound", 400, WriteResult.Refused)]
    [InlineData("InvalidNetworkInterfaceId.Malformed", 400, WriteResult.Refused)]
    [InlineData("InvalidGatewayID.NotFound", 400, WriteResult.Refused)]
    [InlineData("Gateway.NotAttached", 400, WriteResult.Refused)]
    [InlineData("InvalidVpnGatewayID.NotFound", 400, WriteResult.Refused)]
    [InlineData("RouteLimitExceeded", 400, WriteResult.Refused)]
    [InlineData("ResourceCountLimitExceeded", 400, WriteResult.Refused)]
    [InlineData("ResourceLimitExceeded", 400, WriteResult.Refused)]
    [InlineData("MissingParameter", 400, WriteResult.Refused)]
    [InlineData("InvalidParameterCombination", 400, WriteResult.Refused)]
    [InlineData("UnknownParameter", 400, WriteResult.Refused)]
    [InlineData("UnsupportedOperation", 400, WriteResult.Refused)]
    [InlineData("InvalidAction", 400, WriteResult.Refused)]
    [InlineData("OperationNotPermitted", 400, WriteResult.Refused)]
    [InlineData("DependencyViolation", 400, WriteResult.Refused)]
    [InlineData("ConcurrentTagAccess", 400, WriteResult.Refused)]
    [InlineData("RequestExpired", 400, WriteResult.Failed)]
    [InlineData("InvalidSecurity.RequestHasExpired", 400, WriteResult.Failed)]
    [InlineData("RouteAlreadyExists", 400, WriteResult.Failed)]
    [InlineData("InvalidRoute.NotFound", 400, WriteResult.Failed)]
    [InlineData("InvalidRoute.InvalidState", 400, WriteResult.Failed)]
    [InlineData("IncorrectState", 400, WriteResult.Failed)]
    [InlineData("RequestLimitExceeded", 503, WriteResult.Failed)]
    [InlineData("EC2ThrottledException", 503, WriteResult.Failed)]
    [InlineData("InternalError", 500, WriteResult.Unknown)]
    [InlineData("InternalFailure", 500, WriteResult.Unknown)]
    [InlineData("ServerInternal", 500, WriteResult.Unknown)]
    [InlineData("Unavailable", 503, WriteResult.Unknown)]
    [InlineData("ServiceUnavailable", 503, WriteResult.Unknown)]
    [InlineData("SomethingNewFromTheCaller", 400, WriteResult.Failed)]
    [InlineData("SomethingNewFromEc2", 500, WriteResult.Unknown)]
    public void Each_code_has_its_meaning(string code, int status, WriteResult expected) =>
        Assert.Equal(expected, ErrorTable.ResultOf(new QueryAnswer(AnswerKind.Refused, "CreateRoute", status, "r", code, "", null)));

    [Fact]
    public void What_never_left_was_not_applied() =>
        Assert.Equal(WriteResult.Failed, ErrorTable.ResultOf(QueryAnswer.NotSent("CreateRoute", "no connection")));

    [Fact]
    public void What_was_not_answered_is_unknown() =>
        Assert.Equal(WriteResult.Unknown, ErrorTable.ResultOf(QueryAnswer.Unclear("CreateRoute", "reset")));
}
