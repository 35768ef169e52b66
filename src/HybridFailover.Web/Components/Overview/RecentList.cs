using HybridFailover.Engine.Failover;

namespace HybridFailover.Web.Components.Overview;

/// <summary>
/// The newest transitions as they stand on the screen. While a person reads them, new ones wait and are counted; those that stand there go on
/// to show their own progress.
/// </summary>
public sealed class RecentList
{
    private HashSet<(string, string)> _shown = [];

    /// <summary>How many wait.</summary>
    public int Waiting { get; private set; }

    /// <param name="newest">Newest first.</param>
    /// <param name="isRead">A person points at the list, works in it, or has scrolled down in it.</param>
    public IReadOnlyList<Transition> Arrange(IReadOnlyList<Transition> newest, bool isRead)
    {
        if (!isRead) _shown = [.. newest.Select(Key)];
        // Older ones that fell out of the newest do not come back as news.
        var waiting = newest.TakeWhile(transition => !_shown.Contains(Key(transition))).Count();
        Waiting = isRead ? waiting : 0;
        return isRead ? [.. newest.Skip(waiting)] : newest;
    }

    private static (string, string) Key(Transition transition) => (transition.Site, transition.Id);
}
