namespace HybridFailover.Lab.Namespaces;

/// <summary>
/// The lab around a monitor that runs inside it: the network is another process's, reached by its control socket.
/// What it shows is at most a quarter of a second old.
/// </summary>
public sealed class RemoteLab(string controlSocket, TimeProvider time) : ILabControl
{
    /// <summary>Names the control socket to the monitor. Not in its configuration, which is the one that a person would write for AWS.</summary>
    public const string Variable = "HYBRIDFAILOVER_LAB_CONTROL";

    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private LabStatus? _last;
    private long? _lastAt;

    /// <returns>Null: this process does not run inside a lab.</returns>
    public static RemoteLab? FromEnvironment(TimeProvider time) =>
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? new RemoteLab(path, time) : null;

    /// <inheritdoc/>
    public IReadOnlyList<LabPath> Paths =>
        [.. (Look()?.Paths ?? []).Select(path => new LabPath(path.Site, path.Path, PathCut.Parse(path.Cut), path.Cut is null ? "whole" : $"cut: {path.Cut}"))];

    /// <inheritdoc/>
    public IReadOnlyList<LabTraffic> Traffic => Look()?.Traffic ?? [];

    /// <inheritdoc/>
    public Task CutAsync(string site, string path, PathCut how, CancellationToken cancel) => TurnAsync(new LabRequest("cut", site, path, how.ToString()), cancel);

    /// <inheritdoc/>
    public Task HealAsync(string site, string path, CancellationToken cancel) => TurnAsync(new LabRequest("heal", site, path), cancel);

    private async Task TurnAsync(LabRequest request, CancellationToken cancel)
    {
        var status = await Task.Run(() => LabControlCall.Ask(controlSocket, request), cancel);
        lock (_gate) (_last, _lastAt) = (status, time.GetTimestamp());
    }

    /// <summary>Null: the lab does not answer, and nothing is known of it.</summary>
    private LabStatus? Look()
    {
        lock (_gate)
        {
            if (_lastAt is { } at && time.GetElapsedTime(at) < Freshness) return _last;
            try
            {
                _last = LabControlCall.Ask(controlSocket, new LabRequest("status"));
            }
            catch (LabException)
            {
                _last = null;
            }

            _lastAt = time.GetTimestamp();
            return _last;
        }
    }
}
