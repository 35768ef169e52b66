using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Commands;

/// <summary>
/// One command from the question to its outcome, on the server. What is counted down here lives as long as the circuit: with it goes
/// the command, unsent. On the circuit's dispatcher.
/// </summary>
/// <param name="read">The state that the person decides on.</param>
/// <param name="person">Who asks, looked up at every step; null: may not command.</param>
/// <param name="isWatched">Whether the person's screen still answers.</param>
/// <param name="changed">Called after each change.</param>
public sealed class CommandCase(
    CommandWish wish, SiteSnapshot read, CommandOutlook outlook, IMonitor monitor, TimeProvider time, Func<Task<string?>> person, Func<Task<bool>> isWatched, Action changed)
{
    /// <summary>In the record of what somebody without the right to command tried.</summary>
    public const string Nobody = "viewer without the right to command";

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private Action? _takeBack;
    private string _because = "";

    public CommandWish Wish => wish;
    public CommandDraft Draft { get; } = new(wish);
    public CommandPhase Phase { get; private set; }

    /// <summary>Accepted once. A new one after each refusal: the refused one is spent.</summary>
    public string Id { get; private set; } = NewId();

    /// <summary>What the person has looked at.</summary>
    public SiteSnapshot Read { get; private set; } = read;

    /// <summary>What the machine would say now.</summary>
    public CommandOutlook Outlook { get; private set; } = EngineWords.Of(read.Site, outlook);

    /// <summary>The path that it leads to or holds: the one of the beginning, whatever becomes a better one meanwhile.</summary>
    public string? Target { get; } = outlook.Target;

    /// <summary>UTC: when it leaves the server; null: nothing is counted down.</summary>
    public DateTimeOffset? LeavesAt { get; private set; }

    /// <summary>UTC: until when a second person is waited for; null: none is.</summary>
    public DateTimeOffset? WaitsUntil { get; private set; }

    public DateTimeOffset? SentAt { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public CommandAnswer? Answer { get; private set; }

    /// <summary>Looks again at what the machine would say.</summary>
    public void Look()
    {
        if (Phase == CommandPhase.Asking && monitor.Outlook(wish.Site, wish.Kind, Aim) is { } now) Outlook = EngineWords.Of(Read.Site, now);
    }

    /// <summary>The person has seen the present state.</summary>
    public void Review()
    {
        if (monitor.Find(wish.Site) is { } now) Read = now;
        if (Phase == CommandPhase.Answered) (Phase, Id, Answer, SentAt, AnsweredAt) = (CommandPhase.Asking, NewId(), null, null, null);
        Look();
        changed();
    }

    /// <summary>Confirms: has it approved where that is asked for, counts down, and sends. A second call while the first runs does nothing.</summary>
    /// <param name="condition">The site's, as the person sees it.</param>
    /// <param name="approve">Asks a second person; null: none is asked.</param>
    public async Task ConfirmAsync(SiteCondition condition, Func<CancellationToken, Task<ApprovalAnswer>>? approve = null)
    {
        if (Phase != CommandPhase.Asking) return;
        // Fixed now: what is entered or found later belongs to another command.
        var tier = CommandTiers.Of(Outlook);
        // What is refused moves nothing: there is nothing to take back. Should it pass by now, the state has changed since it was read, which refuses it as well.
        var isRefused = DraftRules.Refusal(Outlook) is not null;
        using var stop = new CancellationTokenSource();
        _takeBack = stop.Cancel;
        string? approver = null;
        try
        {
            if (approve is not null) approver = await ApprovedAsync(approve, stop.Token);
            await CountAsync(isRefused ? TimeSpan.Zero : CommandTiers.CountdownOf(tier, condition, wish.Simulate), stop.Token);
        }
        catch (OperationCanceledException)
        {
            _takeBack = null;
            await CloseAsync(command => monitor.CancelAsync(wish.Site, command, _because, CancellationToken.None), tier, approver);
            return;
        }
        _takeBack = null;
        await CloseAsync(command => command.Actor == Nobody
            ? monitor.RefuseAsync(wish.Site, command, "this page was opened from another machine or through a proxy, and may look but not command", CancellationToken.None)
            : monitor.CommandAsync(wish.Site, command, CancellationToken.None), tier, approver);
    }

    /// <summary>Takes it back before it is sent. Later is too late, and does nothing.</summary>
    /// <param name="because">How it came to that, in words.</param>
    public void Cancel(string because)
    {
        if (_takeBack is not { } takeBack) return;
        (_because, _takeBack) = (because, null);
        takeBack();
    }

    private async Task<string?> ApprovedAsync(Func<CancellationToken, Task<ApprovalAnswer>> approve, CancellationToken stop)
    {
        (Phase, WaitsUntil) = (CommandPhase.Approving, time.GetUtcNow() + Approvals.Patience);
        changed();
        var answer = await approve(stop);
        if (answer.Approver is null) Cancel(answer.Because);
        stop.ThrowIfCancellationRequested();
        return answer.Approver;
    }

    private async Task CountAsync(TimeSpan length, CancellationToken stop)
    {
        (Phase, LeavesAt) = (CommandPhase.Counting, length > TimeSpan.Zero ? time.GetUtcNow() + length : null);
        changed();
        for (var left = length; left > TimeSpan.Zero; left -= Second)
        {
            await Task.Delay(Second, time, stop);
            // A person who can't see the countdown can't take the command back either.
            if (!await isWatched()) Cancel("the screen did not answer during the countdown");
            stop.ThrowIfCancellationRequested();
            changed();
        }
    }

    private async Task CloseAsync(Func<Command, Task<CommandAnswer?>> give, CommandTier tier, string? approver)
    {
        (Phase, SentAt, LeavesAt, WaitsUntil) = (CommandPhase.Sending, time.GetUtcNow(), null, null);
        changed();
        // Asked again here: that the button was there is a hint to people, not a rule for what comes over the circuit.
        var actor = await person() ?? Nobody;
        var answer = await give(Draft.ToCommand(Id, actor, Target, Read.Version, tier) with { Approver = approver });
        Answer = answer ?? new CommandAnswer(Id, Rejection.NotAllowed, $"there is no site {wish.Site} any more", Durable: false, Version: 0);
        (Phase, AnsweredAt) = (CommandPhase.Answered, time.GetUtcNow());
        changed();
    }

    // A move keeps the path that the dialog names.
    private string? Aim => wish.Kind is CommandKind.Failover or CommandKind.Drill ? Target ?? wish.To : wish.To;

    private static string NewId() => $"web-{Guid.NewGuid():N}";
}
