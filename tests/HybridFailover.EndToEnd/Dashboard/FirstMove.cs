using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>Cuts a site's Direct Connect in the lab and waits until the site stands on its VPN.</summary>
internal static class FirstMove
{
    public static async Task CutAsync(HttpClient client, string site, CancellationToken cancel)
    {
        (await client.PostAsJsonAsync("api/v1/lab/cut", new { site, path = "dx", how = "drop" }, cancel)).EnsureSuccessStatusCode();
        while ((await client.GetFromJsonAsync<JsonNode>($"api/v1/sites/{site}", cancel))!["standing"]!["text"]!.GetValue<string>() != "on vpn") await Task.Delay(100, cancel);
    }
}
