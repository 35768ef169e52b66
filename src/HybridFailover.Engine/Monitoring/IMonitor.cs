using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Engine.Monitoring;

/// <summary>What everyone outside the engine sees of it: pages, API, hub. Thread-safe.</summary>
public interface IMonitor
{
    /// <summary>The configuration in force.</summary>
    Fleet Fleet { get; }

    /// <summary>Every site's newest snapshot, in the order of the configuration.</summary>
    IReadOnlyList<SiteSnapshot> Snapshots { get; }

    /// <summary>One site's newest snapshot; null: no such site. Codes compare without case.</summary>
    SiteSnapshot? Find(string code);

    /// <summary>Calls back, from any thread and quickly, after each new snapshot of a site, at most about 10 times a second for each site
    /// and at once for a change of standing, mode or verdict. Dispose to end.</summary>
    IDisposable Subscribe(Action<SiteSnapshot> listener);

    /// <summary>Follows one path's rounds as they are decided. Dispose to end.</summary>
    /// <returns>Null: no such site, or no such path.</returns>
    IRoundTail? Follow(string site, string path);

    /// <summary>Transitions, newest first, the open ones included.</summary>
    IReadOnlyList<Transition> Transitions(int limit, string? site = null);

    /// <summary>Passes a command through the site's machine.</summary>
    /// <returns>Null: no such site.</returns>
    Task<CommandAnswer?> CommandAsync(string site, Command command, CancellationToken cancel);

    /// <summary>Records a command that is refused for its words alone, and never carried out.</summary>
    /// <param name="fault">What is wrong with it.</param>
    /// <returns>Null: no such site.</returns>
    Task<CommandAnswer?> RefuseAsync(string site, Command command, string fault, CancellationToken cancel);

    /// <summary>Records a command that a person took back before it was sent. Its id is spent: it is never carried out.</summary>
    /// <param name="because">How it came to that, in words.</param>
    /// <returns>Null: no such site. Not Cancelled: the id had an answer already.</returns>
    Task<CommandAnswer?> CancelAsync(string site, Command command, string because, CancellationToken cancel);

    /// <summary>What a command was answered; null: this site has not seen its id in the last 72 h. Asks, and never commands.</summary>
    CommandAnswer? AnswerTo(string site, string id);

    /// <summary>What would become of a command if it were sent now: its route changes, and every guard. Null: no such site.</summary>
    /// <param name="to">As <see cref="Command.To"/>.</param>
    CommandOutlook? Outlook(string site, CommandKind kind, string? to);

    /// <summary>The site's route changes that going to a path would make now, as (slot, from, to).</summary>
    IReadOnlyList<(Routing.Slot Slot, string From, string To)> Preview(string site, string path);

    /// <summary>Everything is read and judged at least once: ready to serve. The sentence says what is missing.</summary>
    string? NotReady { get; }
}
