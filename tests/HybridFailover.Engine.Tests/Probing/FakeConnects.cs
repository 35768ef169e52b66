using HybridFailover.Engine.Probing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Tests.Probing;

/// <summary>Connects without a network: each attempt ends at once as the test says.</summary>
internal sealed class FakeConnects(Func<TimeSpan> now) : IConnectNetwork
{
    private readonly Queue<ConnectResult> _results = [];

    public Func<Target, ConnectOutcome?> Outcome { get; set; } = _ => ConnectOutcome.Answered;
    public List<TimeSpan> Starts { get; } = [];

    public void Start(long attempt, Target target, TimeSpan timeout)
    {
        Starts.Add(now());
        if (Outcome(target) is { } outcome) _results.Enqueue(new ConnectResult(attempt, outcome, now(), now() + TimeSpan.FromMilliseconds(3)));
    }

    public bool TryTake(out ConnectResult result) => _results.TryDequeue(out result);

    public void Dispose() { }
}
