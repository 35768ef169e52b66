namespace HybridFailover.Web.History.Reading;

/// <summary>Which part of the entries that a filter finds; newest first, whichever way the pages are turned.</summary>
/// <param name="After">The entries that follow it in this order: older ones.</param>
/// <param name="Before">The entries right before it: newer ones. Not together with <paramref name="After"/>; neither: the newest.</param>
internal sealed record PageRequest(int Limit = PageRequest.DefaultLimit, PageCursor? After = null, PageCursor? Before = null)
{
    /// <summary>Which entry follows which. Orders that are not by time have no place for an entry that is gone: they begin at their start.</summary>
    public EntryOrder Order { get; init; }

    public const int DefaultLimit = 50;
    public const int MostLimit = 500;
}
