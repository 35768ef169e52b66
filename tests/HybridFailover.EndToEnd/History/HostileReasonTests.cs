using System.Net;
using HybridFailover.EndToEnd.Failover;
using HybridFailover.EndToEnd.Processes;
using HybridFailover.TestSupport.History;
using HybridFailover.Web.Api;

namespace HybridFailover.EndToEnd.History;

/// <summary>Reasons as nobody should write them: each is kept as it came, or refused by name and kept as far as it can be shown; none harms what is kept.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class HostileReasonTests(SharedLab shared)
{
    private static readonly (string Reason, string? Refusal)[] Reasons =
    [
        ("She said \"it's\" broken; DROP TABLE records; --", null),
        ("=cmd|' /C calc'!A0", null),
        ("@SUM(1+1)*cmd|' /C calc'!A0", null),
        ("סיבה בעברית: הקו נפל שוב", null),
        ("Ein Grund mit 𝄞, 👩‍🔧 und é", null),
        ("\\u0000 is not a NUL, and {\"a\":1} is text", null),
        ("two\nlines of it", "control characters"),
        ("a NUL\0 in the middle", "control characters"),
        ("turned \u202Eright to left", "direction"),
        (new string('x', 100_000), "at most 500"),
        (new string('x', 300_000), TooLarge),
        (new string('x', 501), "at most 500"),
        (new string('x', 500), null),
    ];

    private const string TooLarge = "The max request body size is 262144 bytes";

    [Fact]
    public async Task Each_is_kept_as_it_came_or_refused_by_name()
    {
        await using var scene = await Scene.StartAsync(shared);
        for (var number = 0; number < Reasons.Length; number++)
        {
            var (reason, refusal) = Reasons[number];
            var reply = await scene.Monitor.Api.CommandAsync($"r-{number}", number % 2 == 0 ? "hold" : "release", reason, Scene.Cancel);
            var isRefused = reply.Status is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge;
            Assert.True(refusal is not null == isRefused && (refusal is null || reply.Body.ToJsonString().Contains(refusal, StringComparison.Ordinal)), $"{number}: {reply.Status} {reply.Body.ToJsonString()}");
        }
        // Half of a surrogate pair is no text.
        var half = await scene.Monitor.Api.CommandTextAsync("""{"id":"r-half","command":"hold","reason":"half of a pair: \ud800, and more"}""", Scene.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, half);
        await scene.UntilAsync("audit not degraded", site => site.Alarms.Count == 0);

        var kept = KeptRecord.ReadAll(Path.Combine(scene.DataDirectory, "history.db")).Where(record => record.Kind == "command-intent").ToDictionary(record => record.Subject, record => (string)record.Content["reason"]!);
        var sent = Reasons.Select((each, number) => (Id: $"r-{number}", each.Reason, each.Refusal)).Where(each => each.Refusal is not TooLarge).ToList();
        Assert.Equal(sent.Select(each => each.Id).Order(), kept.Keys.Order());
        Assert.All(sent, each => Assert.Equal(each.Refusal is null ? each.Reason : RecordableText.Of(each.Reason, 500), kept[each.Id]));
        var verified = await WebProgram.TypeAsync($"audit verify --data {scene.DataDirectory}", null, Scene.Cancel);
        Assert.True(verified.ExitCode == 0, verified.Output + verified.Error);
    }
}
