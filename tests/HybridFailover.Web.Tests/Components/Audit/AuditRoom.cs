using Bunit;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Guard;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;
using HybridFailover.Web.History.Verification;
using HybridFailover.Web.Tests.Fakes;
using HybridFailover.Web.Tests.History;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace HybridFailover.Web.Tests.Components.Audit;

/// <summary>The audit's pages over a real store, and a person at the monitor's own machine.</summary>
internal sealed class AuditRoom : IAsyncDisposable
{
    private readonly StoreScene _scene = new();

    public AuditRoom(bool mayWrite = true)
    {
        // Opened now: what reads it must find it.
        _ = _scene.Store;
        Page.JSInterop.Mode = JSRuntimeMode.Loose;
        var services = Page.Services;
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IMonitor>(new ShownMonitor(Samples.Snapshot("LAX1")));
        services.AddSingleton(_scene.Store);
        services.AddSingleton(new HistoryReads(_scene.Database, TimeProvider.System));
        services.AddSingleton<AuditReader>();
        services.AddSingleton<Remarks>();
        services.AddSingleton<ChainChecks>();
        services.AddSingleton<SiteViews>();
        services.AddScoped<Screen>();
        services.AddScoped<LocalOperator>();
        services.AddSingleton<AuthenticationStateProvider>(new Somebody(mayWrite));
        Page.Renderer.SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    public BunitContext Page { get; } = new();
    public StoreScene Files => _scene;
    public AuditReader Reader => Page.Services.GetRequiredService<AuditReader>();

    /// <summary>An automatic transition with its evidence: dx is lost, vpn answers.</summary>
    /// <returns>The number of its entry.</returns>
    public async Task<long> TransitionAsync(TransitionResult result = TransitionResult.Done)
    {
        var transition = EntrySamples.Automatic(result);
        var begun = transition with { Result = TransitionResult.Open, AppliedAt = null, VerifiedAt = null, EndedAt = null };
        await _scene.Store.AppendAsync(TransitionContent.Intent(begun, Samples.Site("LAX1")));
        if (result != TransitionResult.Open)
            await _scene.Store.AppendAsync(
                TransitionContent.Outcome(transition, transition.EndedAt!.Value),
                EvidenceContent.Of("LAX1", transition.Id, transition.DecidedAt, [("dx", ["icmp://192.168.50.10"], Rounds(answers: false)), ("vpn", ["icmp://192.168.50.10"], Rounds(answers: true))], Samples.At.AddSeconds(120)));
        await _scene.SettleAsync();
        return (await Reader.FindAsync(transition.Id, Xunit.TestContext.Current.CancellationToken))!.Entry.Id;
    }

    public async ValueTask DisposeAsync()
    {
        await Page.DisposeAsync();
        await _scene.DisposeAsync();
    }

    // One a second; dx is lost from four rounds before the decision on.
    private static EvidenceColumns Rounds(bool answers)
    {
        var seconds = Enumerable.Range(-60, 180).ToList();
        bool Answered(int second) => answers || second < -4;
        var ones = seconds.Select(_ => 1u).ToList();
        return new EvidenceColumns
        {
            SentMicroseconds = [.. seconds.Select(second => second * 1_000_000L)],
            RoundTripMicroseconds = [.. seconds.Select(second => Answered(second) ? 9_400L : -1)],
            Kinds = [.. seconds.Select(_ => (byte)0)],
            Outcomes = [.. seconds.Select(second => (byte)(Answered(second) ? 1 : 2))],
            Sent = ones,
            Answered = [.. seconds.Select(second => Answered(second) ? 1u : 0u)],
            Late = [.. seconds.Select(_ => 0u)],
            Void = [.. seconds.Select(_ => 0u)],
        };
    }

    private sealed class Somebody(bool mayWrite) : AuthenticationStateProvider
    {
        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(new AuthenticationState(new System.Security.Claims.ClaimsPrincipal(
            mayWrite ? new System.Security.Claims.ClaimsIdentity([new(System.Security.Claims.ClaimTypes.Name, "local operator (noc)")], "LocalOperator") : new System.Security.Claims.ClaimsIdentity())));
    }
}
