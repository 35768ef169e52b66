namespace HybridFailover.Engine.Health;

/// <summary>Takes what is known of paths' health. Called on the prober's thread: it must return at once and must not throw.</summary>
public interface IPathReports
{
    /// <summary>At once for a change of verdict, and, while the site's active path is suspected or down, for every round decided and every
    /// first valid answer to a round; otherwise about once a second for each path.</summary>
    void Report(in PathReport report);
}
