using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Audit;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Sites;

/// <summary>A site that was taken out of the configuration, in words.</summary>
/// <param name="Since">Since when it is not configured any more.</param>
/// <param name="State">Where it was last known to stand.</param>
/// <param name="StateLink">The page of what led there; null: nothing is recorded.</param>
/// <param name="Newest">The newest that is recorded of it; null: its configuration only.</param>
public sealed record RemovedSite(string Code, string? Name, string Since, string State, string? StateLink, Site? Configuration, string? Newest, string? NewestLink)
{
    internal static RemovedSite Of(PastSite past)
    {
        var name = past.Configuration?.Name;
        return new(
            past.Code, name == past.Code ? null : name, SinceOf(past), StateOf(past), past.LastTransition is { } last ? $"audit/{last.Id}" : null, past.Configuration,
            past.Newest is { } newest ? $"{Figures.Instant(newest.At)}, {EntryWords.Type(newest.Type).ToLowerInvariant()}" : null, past.Newest is { } entry ? $"audit/{entry.Id}" : null);
    }

    private static string SinceOf(PastSite past) => past switch
    {
        { GoneAt: { } at, IsGoneFromStart: true } => $"Not configured any more since {Figures.Instant(at)} at the latest, when the monitor started without it.",
        { GoneAt: { } at } => $"Not configured any more since {Figures.Instant(at)}.",
        _ => "Not configured any more.",
    };

    private static string StateOf(PastSite past)
    {
        if (past.LastTransition is not { } last) return "No transition is recorded: it stood where its first read found it.";
        var to = NameOf(past.Configuration, last.Target);
        var from = NameOf(past.Configuration, last.Origin);
        return last.Result switch
        {
            "done" => $"On {to}, since {Figures.Instant(last.At)}",
            null => $"Switching from {from} to {to} since {Figures.Instant(last.At)}; how that ended is not recorded",
            var result => $"Not known: the move from {from} to {to} at {Figures.Instant(last.At)} was {EntryWords.Result(last.Type, result)!.ToLowerInvariant()}",
        };
    }

    private static string NameOf(Site? site, string? path) => site is null ? path ?? "mixed" : PathNames.Of(site, path ?? "mixed");
}
