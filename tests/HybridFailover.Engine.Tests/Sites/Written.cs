using System.Text;
using System.Text.Json.Nodes;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Engine.Tests.Sites;

/// <summary>A configuration as a person would write it: the example of the README, and changes to it.</summary>
internal static class Written
{
    public const string Example = """
        { "HybridFailover": {
            "Aws": { "Region": "us-east-1", "Endpoint": null },
            "Sites": { "LAX1": {
                "Name": "Los Angeles", "Preset": "fast",
                "Destinations": ["192.168.50.0/24"], "RouteTables": ["rtb-0123456789abcdef0"],
                "Paths": [
                  { "Name": "dx",  "Kind": "DirectConnect", "NextHop": "propagated",
                    "Targets": ["icmp://192.168.50.10?source=10.0.2.10", "icmp://192.168.50.1?source=10.0.2.10"] },
                  { "Name": "vpn", "Kind": "Vpn", "NextHop": "eni-0123456789abcdef0",
                    "Targets": ["icmp://192.168.60.11?source=10.0.2.11", "icmp://172.16.0.2?source=10.0.2.11"] } ] } } } }
        """;

    public static FleetReading Read(string json) => FleetReader.Read(Build(json));

    public static IConfiguration Build(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();

    /// <summary>The example with one key set (JSON), or removed (null). The key has its list indexes between colons.</summary>
    public static FleetReading ReadWith(params (string Key, string? Json)[] changes)
    {
        var root = JsonNode.Parse(Example)!;
        foreach (var (key, json) in changes) Set(root["HybridFailover"]!, key.Split(':'), json);
        return Read(root.ToJsonString());
    }

    /// <summary>The errors of the example with changes, as they are printed.</summary>
    public static IReadOnlyList<string> ErrorsWith(params (string Key, string? Json)[] changes)
    {
        var reading = ReadWith(changes);
        Assert.Equal(reading.Errors.Count > 0, reading.Fleet is null);
        return [.. reading.Errors.Select(error => error.ToString())];
    }

    private static void Set(JsonNode node, string[] key, string? json)
    {
        for (var part = 0; part < key.Length - 1; part++)
            node = (node is JsonArray list ? list[int.Parse(key[part], null)] : node[key[part]] ??= new JsonObject())!;
        var value = json is null ? null : JsonNode.Parse(json);
        if (node is JsonArray array && int.Parse(key[^1], null) == array.Count) array.Add(value);
        else if (node is JsonArray items) items[int.Parse(key[^1], null)] = value;
        else if (json is null) ((JsonObject)node).Remove(key[^1]);
        else node[key[^1]] = value;
    }
}
