using System.Text.Json;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Api;

namespace HybridFailover.Web.Hubs;

/// <summary>
/// The four kinds of message, with the same words as the API: <c>snapshot</c> (first, and again after a gap), <c>state</c> (a site's
/// standing, mode, verdicts, alarms or transition changed), <c>transition</c> (one began or ended), <c>samples</c> (the paths' figures).
/// </summary>
internal static class LiveMessages
{
    // One line, and safe wherever a program puts it.
    private static readonly JsonSerializerOptions Options = Compact();

    /// <param name="missed">How many transitions this program was not told of since its last message.</param>
    public static byte[] Snapshot(IEnumerable<SiteSnapshot> sites, DateTimeOffset now, long missed) => Write(json =>
    {
        json.WriteString("kind", "snapshot");
        json.WriteString("at", now.UtcDateTime);
        json.WriteNumber("missed", missed);
        json.WriteStartArray("sites");
        foreach (var site in sites) JsonSerializer.Serialize(json, Resources.Of(site, now), Options);
        json.WriteEndArray();
    });

    public static byte[] State(SiteSnapshot site, DateTimeOffset now) => Write(json =>
    {
        json.WriteString("kind", "state");
        json.WritePropertyName("site");
        JsonSerializer.Serialize(json, Resources.Of(site, now), Options);
    });

    public static byte[] Transition(Transition transition) => Write(json =>
    {
        json.WriteString("kind", "transition");
        json.WritePropertyName("transition");
        JsonSerializer.Serialize(json, Resources.Of(transition), Options);
    });

    /// <summary>One line a path: what a chart wants, and no more. Milliseconds and ratios, as in the API's figures.</summary>
    public static byte[] Samples(IEnumerable<SiteSnapshot> sites, DateTimeOffset now) => Write(json =>
    {
        json.WriteString("kind", "samples");
        json.WriteString("at", now.UtcDateTime);
        json.WriteStartArray("paths");
        foreach (var site in sites)
            foreach (var path in site.Paths)
            {
                var figures = path.Figures;
                json.WriteStartObject();
                json.WriteString("site", site.Site.Code);
                json.WriteString("path", path.Path.Name);
                if (figures.NewestAt is { } newest) json.WriteString("newestAt", newest.UtcDateTime);
                Number(json, "latencyMs", figures.Latency?.TotalMilliseconds);
                Number(json, "latencyP50Ms", figures.LatencyP50?.TotalMilliseconds);
                Number(json, "latencyP95Ms", figures.LatencyP95?.TotalMilliseconds);
                Number(json, "jitterMs", figures.Jitter?.TotalMilliseconds);
                Number(json, "loss10sRatio", figures.Loss10s);
                Number(json, "loss60sRatio", figures.Loss60s);
                Number(json, "late60sRatio", figures.Late60s);
                json.WriteNumber("sent", figures.Sent);
                json.WriteNumber("lost", figures.Lost);
                json.WriteNumber("late", figures.Late);
                json.WriteEndObject();
            }
        json.WriteEndArray();
    });

    // What was not measured is null, never zero.
    private static void Number(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known) json.WriteNumber(name, Math.Round(known, 4));
        else json.WriteNull(name);
    }

    private static byte[] Write(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static JsonSerializerOptions Compact()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        ApiJsonOptions.Apply(options);
        options.MakeReadOnly();
        return options;
    }
}
