using HybridFailover.Engine.Sites;
using HybridFailover.Lab.Endpoint.Actions;
using HybridFailover.Lab.Endpoint.Faulting;
using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Lab.Endpoint;

/// <summary>From a request to its reply: signature, action, faults, change, XML. Knows nothing of sockets.</summary>
internal sealed partial class Ec2Api(VpcNetwork network, Faults faults, CallLog calls, EndpointOptions options, Clock clock)
{
    private readonly SignatureCheck _signatures = new(options);
    private readonly ILogger _logger = options.Logging.CreateLogger<Ec2Api>();

    /// <summary>
    /// Never throws but for cancellation, which is the endpoint's end and not the client's patience: a call whose client has given up is carried through, as on AWS.
    /// </summary>
    public async ValueTask<Reply> AnswerAsync(SignedRequest request, CancellationToken stopping)
    {
        var receivedAt = clock.Now;
        var at = clock.UtcNow;
        var requestId = network.Ids.NextRequest();
        var parameters = new Parameters();
        var isChange = false;
        Reply reply;
        try
        {
            parameters.Read(System.Text.Encoding.ASCII.GetBytes(request.Query));
            parameters.Read(request.Body.Span);
            var (action, key) = Admit(request, parameters);
            var effects = faults.Meet(new CallTraits(action.Name, action.Writes, TablesOf(parameters)));
            if (effects.DelayBefore > TimeSpan.Zero) await Task.Delay(effects.DelayBefore, options.Time, stopping);
            if (effects.Before is { } refusal) throw refusal;
            reply = effects.Cut == Cut.ClosedBefore ? Reply.Closed : new Reply(200, Run(action, parameters, key, requestId, effects, out isChange), null, requestId);
            if (effects.DelayAfter > TimeSpan.Zero) await Task.Delay(effects.DelayAfter, options.Time, stopping);
            if (effects.After is { } afterwards) throw afterwards;
            if (effects.Cut == Cut.ClosedAfter) reply = Reply.Closed;
            if (effects.Cut == Cut.Truncated) reply = reply with { Body = reply.Body[..(reply.Body.Length / 2)] };
        }
        catch (Refusal refusal)
        {
            reply = Reply.Refused(refusal, requestId, IsSts(parameters));
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            LogFailure(failure, parameters["Action"] ?? "", requestId);
            reply = Reply.Refused(new Refusal(500, "InternalError", "An internal error has occurred"), requestId, IsSts(parameters));
        }

        var took = clock.Now - receivedAt;
        calls.Add(number => new CallRecord(number, at, parameters["Action"] ?? "", parameters.All, reply.Status, reply.Code, isChange, requestId, took));
        return reply;
    }

    private (Ec2Action Action, AccessKey Key) Admit(SignedRequest request, Parameters parameters)
    {
        var key = _signatures.Check(request, IsSts(parameters) ? "sts" : "ec2");
        var name = parameters.Required("Action");
        var version = parameters.Required("Version");
        if (version != (IsSts(parameters) ? "2011-06-15" : "2016-11-15"))
            throw Refusal.Bad("NoSuchVersion", $"The requested version ({version}) of service AmazonEC2 does not exist");
        if (!Ec2Actions.ByName.TryGetValue(name, out var action))
            throw Refusal.Bad("InvalidAction", $"The action {name} is not valid for this web service.");
        action.CheckNames(parameters);
        return (action, key);
    }

    private byte[] Run(Ec2Action action, Parameters parameters, AccessKey key, string requestId, FaultEffects effects, out bool isChange)
    {
        isChange = false;
        var call = new Call(parameters, network.Ids, options, key.Id, new XmlText());
        if (IsSts(parameters)) Envelope.BeginSts(call.Xml, action.Name);
        else Envelope.BeginEc2(call.Xml, action.Name, requestId);

        if (parameters.Bool("DryRun")) throw DryRun(action, call);
        if (action.Writes) isChange = network.Change(world => action.Run(world, call));
        else action.Run(effects.FrozenWorld ?? (effects.Lag > TimeSpan.Zero ? network.WorldAgo(effects.Lag) : network.World), call);

        if (IsSts(parameters)) Envelope.EndSts(call.Xml, action.Name, requestId);
        else Envelope.EndEc2(call.Xml, action.Name);
        return call.Xml.ToUtf8();
    }

    /// <summary>Checks form and permission; that the network as it stands would refuse the real call is not said.</summary>
    private Refusal DryRun(Ec2Action action, Call call)
    {
        try
        {
            action.Run(network.World, call);
        }
        catch (Refusal refusal) when (refusal.IsOfState)
        {
            // Not the question.
        }

        return new Refusal(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
    }

    private static bool IsSts(Parameters parameters) => parameters["Action"] == "GetCallerIdentity" || parameters["Version"] == "2011-06-15";

    private static IReadOnlyList<string> TablesOf(Parameters parameters) =>
        parameters["RouteTableId"] is { } one ? [one] : parameters.List("RouteTableId");

    [LoggerMessage(Level = LogLevel.Error, Message = "{Action} (request {RequestId}) failed inside the endpoint; the caller was told InternalError. A change may have been made without reaching every listener.")]
    private partial void LogFailure(Exception failure, string action, string requestId);
}
