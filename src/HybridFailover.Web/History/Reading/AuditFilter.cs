using System.Globalization;

namespace HybridFailover.Web.History.Reading;

/// <summary>Which entries of the history are meant. Null: whatever it is; texts are compared exactly, but for <see cref="Text"/>.</summary>
internal sealed record AuditFilter
{
    /// <summary>As <see cref="Result"/>: a transition or command that has not ended.</summary>
    public const string Open = "open";

    /// <summary>UTC, included.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>UTC, not included.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>A site's code, also of one that is not configured any more; or <c>(program)</c>.</summary>
    public string? Site { get; init; }

    /// <summary>Whose sites are meant, by <see cref="Sites"/>.</summary>
    public string? Region { get; init; }

    /// <summary>The codes of <see cref="Region"/>'s sites, as they are configured when it is asked.</summary>
    public IReadOnlyList<string>? Sites { get; init; }

    public string? Trigger { get; init; }
    public string? Result { get; init; }
    public string? Actor { get; init; }

    /// <summary>Where a transition began or went; what a command was about.</summary>
    public string? Path { get; init; }

    /// <summary><c>transition</c>, <c>command</c>, or the kind of an entry's only record.</summary>
    public string? Type { get; init; }

    /// <summary>From detection to the proof; else to the end. What has no duration is never meant.</summary>
    public TimeSpan? MinDuration { get; init; }

    public bool? NeedsReview { get; init; }

    /// <summary>Words; each must begin a word of the id, reason, ticket or notes. See <see cref="SearchTerms"/>.</summary>
    public string? Text { get; init; }

    /// <summary>Nothing is left out of the chains that are meant.</summary>
    public bool IsWholeChains => this with { Site = null } == new AuditFilter();

    /// <summary>As the parameters of a query, in a fixed order, in ASCII; empty: everything.</summary>
    public override string ToString() => string.Join('&', Parameters().Where(parameter => parameter.Value is not null).Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(parameter.Value!)}"));

    private IEnumerable<(string Name, string? Value)> Parameters() =>
    [
        ("from", Instant(From)), ("to", Instant(To)), ("site", Site), ("region", Region), ("trigger", Trigger), ("result", Result), ("actor", Actor), ("path", Path), ("type", Type),
        ("minDuration", MinDuration is { } least ? string.Create(CultureInfo.InvariantCulture, $"{(long)least.TotalMilliseconds}ms") : null),
        ("needsReview", NeedsReview switch { true => "true", false => "false", null => null }), ("text", Text),
    ];

    private static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
