using System.Text.Json;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Web.History;
using HybridFailover.Web.Tests.Cli;
using Microsoft.Extensions.DependencyInjection;

namespace HybridFailover.Web.Tests.History;

/// <summary>A real store behind the real web side.</summary>
internal sealed class AuditScene : IAsyncDisposable
{
    private readonly StoreScene _scene = new();
    private RunningWeb? _web;
    private int _named;

    public static DateTimeOffset At => StoreScene.At;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public HistoryStore Store => _scene.Store;
    public string Database => _scene.Database;
    public StoreScene Files => _scene;

    /// <summary>The web side, for whom everything that was appended is in the database.</summary>
    public async Task<RunningWeb> WebAsync()
    {
        _web ??= await RunningWeb.StartAsync(configure: builder => builder.Services.AddSingleton(_scene.Store));
        await _scene.SettleAsync();
        return _web;
    }

    /// <summary>A transition from its intent to its outcome.</summary>
    /// <param name="at">When it was detected.</param>
    public async Task<string> TransitionAsync(
        DateTimeOffset at, string site = "LAX1", Trigger trigger = Trigger.Automatic, TransitionResult result = TransitionResult.Done, string from = "dx", string to = "vpn",
        string? actor = null, string? reason = null, string? ticket = null, string? commandId = null, TimeSpan? took = null)
    {
        var id = $"{site}-{++_named:0000}";
        var begun = Samples.Transition(id, site, TransitionResult.Open) with
        {
            From = from, To = to, Trigger = trigger, Cause = $"cause of {id}", Actor = actor, Reason = reason, Ticket = ticket, CommandId = commandId,
            DetectedAt = at, DecidedAt = at, AppliedAt = null, VerifiedAt = null, EndedAt = null, Outcome = null,
        };
        var intent = TransitionContent.Intent(begun, Samples.Site(site));
        if (result == TransitionResult.Open) await Store.AppendAsync(intent);
        else await Store.AppendAsync(intent, TransitionContent.Outcome(begun with { Result = result, AppliedAt = at, VerifiedAt = at + (took ?? TimeSpan.FromMilliseconds(300)), EndedAt = at, Outcome = "as told" }, at));
        return id;
    }

    public async Task<string> CommandAsync(DateTimeOffset at, string site = "LAX1", bool accepted = true, string actor = "alice", string reason = "Carrier maintenance", string? transition = null)
    {
        var id = $"c-{++_named:0000}";
        await Store.AppendAsync(
            CommandContent.Intent(site, new Command { Id = id, Kind = CommandKind.Failover, To = "vpn", Actor = actor, Reason = reason, Ticket = "CHG-1042" }, at),
            CommandContent.Outcome(site, new CommandAnswer(id, accepted ? Rejection.None : Rejection.TargetDown, accepted ? "Going to vpn." : "vpn is down.", true, 8, transition), at));
        return id;
    }

    public async Task<JsonElement> GetAsync(string address)
    {
        using var response = await (await WebAsync()).Client.GetAsync("/api/v1/audit" + address, Cancel);
        var json = await RunningWeb.JsonOf(response);
        return response.IsSuccessStatusCode ? json : throw new InvalidOperationException(json.ToString());
    }

    /// <summary>The ids of the transitions and commands of a page, in its order; of what has none, the sentence.</summary>
    public async Task<string[]> ListAsync(string query) => Names(await GetAsync(query));

    public static string[] Names(JsonElement page) => [.. page.GetProperty("entries").EnumerateArray()
        .Select(entry => (entry.TryGetProperty("subject", out var subject) ? subject.GetString() : null) ?? entry.GetProperty("sentence").GetString()!).Where(name => !name.StartsWith("the history begins", StringComparison.Ordinal))];

    public async Task<long> NumberOfAsync(string subject) => (await GetAsync("/" + subject)).GetProperty("entry").GetProperty("id").GetInt64();

    public async Task<CommandLineRun> TypeAsync(params string[] words)
    {
        var web = await WebAsync();
        using StringWriter output = new(), error = new();
        var code = await HybridFailover.Web.Cli.CommandLine.InvokeAsync(words, output, error, name => name == "HYBRIDFAILOVER_URL" ? web.Address.ToString() : null);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        if (_web is not null) await _web.DisposeAsync();
        await _scene.DisposeAsync();
    }
}
