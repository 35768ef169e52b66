using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint;

/// <summary>What goes back.</summary>
/// <param name="Status">HTTP status; 0: nothing goes back, the connection is closed.</param>
/// <param name="Body">XML.</param>
/// <param name="Code">Error code; null for success.</param>
/// <param name="RequestId">As in the body.</param>
internal sealed record Reply(int Status, ReadOnlyMemory<byte> Body, string? Code, string RequestId)
{
    public static Reply Closed { get; } = new(0, ReadOnlyMemory<byte>.Empty, null, "");

    public static Reply Refused(Refusal refusal, string requestId, bool isSts) => new(
        refusal.Status,
        isSts ? Envelope.StsError(refusal.Code, refusal.Message, requestId, refusal.Status < 500) : Envelope.Ec2Error(refusal.Code, refusal.Message, requestId),
        refusal.Code,
        requestId);
}
