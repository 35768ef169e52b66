using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab;

/// <summary>A lab's sites as configuration: the same keys that a person would write, so that they pass through the ordinary reader.</summary>
public static class LabConfiguration
{
    /// <param name="endpoint">The lab's EC2 endpoint.</param>
    public static IReadOnlyList<KeyValuePair<string, string?>> Of(IReadOnlyList<LabSite> sites, string region, Uri endpoint)
    {
        List<KeyValuePair<string, string?>> keys =
        [
            new("HybridFailover:Aws:Region", region),
            new("HybridFailover:Aws:Endpoint", endpoint.ToString()),
        ];
        foreach (var site in sites) keys.AddRange(Of(site).Select(pair => new KeyValuePair<string, string?>($"HybridFailover:Sites:{site.Code}:{pair.Key}", pair.Value)));
        return keys;
    }

    private static IEnumerable<(string Key, string Value)> Of(LabSite site) =>
    [
        ("Name", site.Name), ("Region", site.Zone), ("TimeZone", site.TimeZone), ("Preset", Word(site.Preset)),
        .. site.Policy.Select(value => (value.Key, value.Value)),
        .. List("Destinations", site.Destinations),
        .. List("RouteTables", site.RouteTables),
        .. site.Paths.SelectMany((path, index) => Of(path).Select(pair => ($"Paths:{index}:{pair.Key}", pair.Value))),
    ];

    private static IEnumerable<(string Key, string Value)> Of(LabSitePath path) =>
    [
        ("Name", path.Name), ("Kind", path.Kind.ToString()), ("NextHop", path.NextHop),
        .. List("Targets", path.Targets.Select(target => $"icmp://{target}?source={path.Source}")),
    ];

    private static IEnumerable<(string Key, string Value)> List(string key, IEnumerable<string> values) =>
        values.Select((value, index) => ($"{key}:{index}", value));

    private static string Word(Preset preset) => preset switch
    {
        Preset.Fast => "fast",
        Preset.Conservative => "conservative",
        _ => "balanced",
    };
}
