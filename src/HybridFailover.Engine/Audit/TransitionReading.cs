using System.Globalization;
using System.Text.Json;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Audit;

/// <summary>An intent or outcome back from the content that <see cref="TransitionContent"/> wrote.</summary>
public static class TransitionReading
{
    /// <exception cref="FormatException">The content is not a transition's; the message says what is wrong.</exception>
    public static Transition Read(string content)
    {
        try
        {
            using var document = JsonDocument.Parse(content);
            var root = document.RootElement;
            return new Transition
            {
                Id = Words(root, "id") ?? throw new FormatException("a transition without an id"),
                Site = Words(root, "site") ?? throw new FormatException("a transition without a site"),
                From = Words(root, "from"),
                To = Words(root, "to") ?? "",
                Trigger = Name<Trigger>(root, "trigger") ?? throw new FormatException("a transition without a trigger"),
                Cause = Words(root, "cause") ?? "",
                Actor = Words(root, "actor"),
                Reason = Words(root, "reason"),
                Code = Name<ReasonCode>(root, "code"),
                Ticket = Words(root, "ticket"),
                CommandId = Words(root, "commandId"),
                StateVersion = root.TryGetProperty("stateVersion", out var version) ? version.GetInt64() : 0,
                DetectedAt = Time(root, "detectedAt") ?? default,
                DecidedAt = Time(root, "decidedAt") ?? default,
                AppliedAt = Time(root, "appliedAt"),
                VerifiedAt = Time(root, "verifiedAt"),
                Result = Name<TransitionResult>(root, "result") ?? TransitionResult.Open,
                Outcome = Words(root, "outcome"),
                EndedAt = Time(root, "endedAt"),
                Slots = [.. root.GetProperty("slots").EnumerateArray().Select(SlotOf)],
            };
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"not a transition: {broken.Message}", broken);
        }
    }

    private static SlotChange SlotOf(JsonElement change)
    {
        // "rtb-… destination", as Slot writes it.
        var words = (Words(change, "slot") ?? "").Split(' ', 2);
        if (words.Length < 2 || Destination.Parse(words[1]) is not { } destination) throw new FormatException($"\"{Words(change, "slot")}\" is no slot");
        return new SlotChange(
            new Slot(words[0], destination), Words(change, "before") ?? "", Words(change, "after") ?? "", change.GetProperty("proven").GetBoolean(), change.GetProperty("attempts").GetInt32(),
            [.. change.GetProperty("requestIds").EnumerateArray().Select(id => id.GetString() ?? "")], [.. change.GetProperty("errors").EnumerateArray().Select(error => error.GetString() ?? "")]);
    }

    private static string? Words(JsonElement of, string member) => of.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static DateTimeOffset? Time(JsonElement of, string member) => Words(of, member) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : null;

    private static T? Name<T>(JsonElement of, string member) where T : struct, Enum =>
        Words(of, member) is not { } text ? null
        : Enum.TryParse<T>(text.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) ? value
        : throw new FormatException($"{member} \"{text}\" is not known to this version");
}
