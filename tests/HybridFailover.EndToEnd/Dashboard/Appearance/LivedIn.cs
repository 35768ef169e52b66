using System.Net.Http.Json;
using System.Text.Json.Nodes;
using HybridFailover.EndToEnd.Browser;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>The real program over its lab, some time after breakfast: one site has moved, one is held, and commands were refused.</summary>
public sealed class LivedIn : IAsyncLifetime
{
    private readonly RunningProgram _program = new();

    public Uri Address => _program.Address;

    /// <summary>LAX1's move to its VPN.</summary>
    public string Transition { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await _program.StartAsync(CancellationToken.None);
        using var api = new HttpClient { BaseAddress = Address };
        await FirstMove.CutAsync(api, "LAX1", CancellationToken.None);
        Transition = (await api.GetFromJsonAsync<JsonNode>("api/v1/transitions", CancellationToken.None))!.AsArray()
            .First(move => move!["site"]!.GetValue<string>() == "LAX1")!["id"]!.GetValue<string>();
        await GiveAsync(api, new { id = "h-1", command = "hold", reason = "Carrier works on the VPN until ten", @for = "1h" });
        await GiveAsync(api, new { id = "r-1", command = "failover", to = "nowhere", reason = "A path that does not exist" });
        await GiveAsync(api, new { id = "d-1", command = "drill", simulate = true, reason = "Quarterly drill, simulated" });
    }

    public async ValueTask DisposeAsync() => await _program.DisposeAsync();

    // Accepted or refused: both make a record.
    private static async Task GiveAsync(HttpClient api, object command) => (await api.PostAsJsonAsync("api/v1/sites/PHX1/commands", command)).Dispose();
}
