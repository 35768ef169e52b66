using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.Tests;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>The program's pages over a monitor that says what a test wants to see. It goes on saying it, so that the pages stay live.</summary>
public sealed class Stage : IAsyncLifetime
{
    private static readonly TimeSpan Pulse = TimeSpan.FromMilliseconds(500);

    private readonly FakeMonitor _monitor = new();
    private readonly CancellationTokenSource _end = new();
    private PageHost _host = null!;
    private Task _pulse = Task.CompletedTask;
    private volatile Func<DateTimeOffset, SiteSnapshot[]> _shown = now => StatedFleet.At(now, TimeSpan.Zero);

    internal FakeMonitor Monitor => _monitor;

    public Uri Address => _host.Address;

    /// <summary>From now on, and at once.</summary>
    public void Show(Func<DateTimeOffset, SiteSnapshot[]> sites)
    {
        _shown = sites;
        Publish();
    }

    public async ValueTask InitializeAsync()
    {
        _monitor.Foresee = Outlook;
        _monitor.History.Add(PageSamples.Transition("NORM1-1", "NORM1"));
        Publish();
        _host = await PageHost.StartAsync(_monitor, arguments: ["--HybridFailover:Commands:SecondPerson=true"]);
        _pulse = PulseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _pulse;
        await _host.DisposeAsync();
        _end.Dispose();
    }

    /// <summary>Every guard, in every result: the dialog is then as full as it can be.</summary>
    /// <param name="mayOverride">The failed one may be overridden.</param>
    internal static CommandOutlook Outlook(CommandKind kind, string? to, bool mayOverride) => new(
        kind, to ?? "vpn", 1, DateTimeOffset.UtcNow, [new RouteChange(Samples.Slot, "propagated", "eni-07b5c8e1d4a2f9036")],
        [.. Enum.GetValues<GuardKind>().Select((guard, number) => Finding(guard, (GuardResult)(number % 3)))], mayOverride ? Rejection.TargetUnproven : Rejection.None,
        mayOverride ? "VPN has not answered since Direct Connect was lost" : "", mayOverride);

    private static GuardFinding Finding(GuardKind kind, GuardResult result) => new(
        kind, result, result == GuardResult.Fail ? Rejection.TargetUnproven : Rejection.None, "0.0 % loss over 60 s", "at most 5 %", result == GuardResult.Fail);

    private static CommandOutlook Outlook(CommandKind kind, string? to) => Outlook(kind, to, mayOverride: false);

    private async Task PulseAsync()
    {
        try
        {
            using var timer = new PeriodicTimer(Pulse);
            while (await timer.WaitForNextTickAsync(_end.Token)) Publish();
        }
        catch (OperationCanceledException)
        {
            // The stage is empty.
        }
    }

    private void Publish()
    {
        var sites = _shown(DateTimeOffset.UtcNow);
        _monitor.Show(sites);
        foreach (var site in sites) _monitor.Publish(site);
    }
}
