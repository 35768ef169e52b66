using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Drills;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Guard;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace HybridFailover.Web.Components.Commands;

/// <summary>Answers the <see cref="CommandDesk"/>: shows what a command would do, and sends it when the person confirms.</summary>
public sealed partial class CommandDialog(CommandDesk desk, IMonitor monitor, LocalOperator person, DialogScript script, Approvals approvals, ConfirmedMoves moves, DrillWatch drills, NavigationManager navigation, TimeProvider time)
{
    private ElementReference _dialog;
    private ErrorBoundary? _boundary;
    private CommandCase? _case;
    private SentCommand? _recalled;
    private CommandAnswer? _recalledAnswer;
    private string? _mayNot;
    private CommandPhase? _focused;
    private bool _isOpen;

    private SiteView? View => _case is null ? null : Screen.Find(_case.Wish.Site);
    private SiteSnapshot? Snapshot => View?.Snapshot ?? _case?.Read;
    private DisplayState? State => View?.State;
    private CommandTier Tier => CommandTiers.Of(_case!.Outlook);
    private string Title => CommandWords.Title(Snapshot!.Site, _case!.Wish, _case.Target);
    private string Size => _case is { Phase: CommandPhase.Asking } && (CommandTiers.Moves(_case.Wish.Kind) || _case.Outlook.Changes.Count > 0) ? "wide" : "";
    private bool IsGrave => Tier == CommandTier.Override;
    private string LeaveWord => _case!.Phase is CommandPhase.Answered or CommandPhase.Sending ? "Close" : "Cancel";
    private string ConfirmWord => AsksSecondPerson ? $"Ask a second person: {Title}" : Title;

    private string? Change => ViewChange.Between(_case!.Read, Snapshot!, _case.Wish.Kind, _case.Target);

    private string? Blocked => _mayNot
        ?? (IsAlone ? moves.Besides(_case!.Wish.Site, _case.Id) : null)
        ?? (Change is not null ? "The state has changed: review it first" : null)
        ?? DraftRules.Missing(_case!.Draft, Snapshot!.Site.Code, _case.Outlook, Screen.Now, _case.Wish.Simulate);

    // Holding and suspending never wait for anybody. What waits for a second person keeps nobody else from acting.
    private bool IsAlone => Tier != CommandTier.Light && !_case!.Wish.Simulate && !AsksSecondPerson;

    private bool AsksSecondPerson => Tier == CommandTier.Override && _case!.Draft.AsksSecondPerson;

    private string Next => NextWords.Of(Snapshot!.Site, _case!.Wish, _case.Target, _case.Draft.EndsAt(Screen.Now), _case.Draft.EvenIfDown || IsGrave, Screen.Now);

    // By the command's id: the answer names no transition where the move was under way already.
    private Transition? Started => _case?.Answer?.TransitionId is { } id ? monitor.Transitions(50, _case.Wish.Site).FirstOrDefault(transition => transition.Id == id) : null;

    protected override bool Concerns(Painting painting) => _recalled is not null || (_case is not null && (painting.IsBeat || painting.Sites.Contains(_case.Wish.Site)));

    protected override void OnPainted(Painting painting)
    {
        _case?.Look();
        if (_recalled is { } sent) _recalledAnswer ??= monitor.AnswerTo(sent.Site, sent.Id);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            desk.Asked += Ask;
            navigation.LocationChanged += OnLocationChanged;
            await RecallAsync();
        }
        await ShowAsync();
    }

    public override void Dispose()
    {
        desk.Asked -= Ask;
        navigation.LocationChanged -= OnLocationChanged;
        // The circuit is gone, and with it whoever could have taken the command back.
        _case?.Cancel("the page was closed or lost during the countdown");
        base.Dispose();
    }

    private void Ask(CommandWish wish) => _ = InvokeAsync(() => AskAsync(wish));

    // A link in it leads somewhere else: what stood in front of the former page goes with it. What is not answered yet stays.
    private void OnLocationChanged(object? sender, LocationChangedEventArgs to)
    {
        if (_case is null or { Phase: CommandPhase.Answered }) _ = InvokeAsync(LeaveAsync);
    }

    private async Task AskAsync(CommandWish wish)
    {
        // One at a time: a second wish does not push away what somebody is reading.
        if (_case is { Phase: not CommandPhase.Answered }) return;
        if (monitor.Find(wish.Site) is not { } read || monitor.Outlook(wish.Site, wish.Kind, wish.To) is not { } outlook) return;
        _recalled = null;
        _boundary?.Recover();
        _case = new CommandCase(wish, read, outlook, monitor, time, person.ActorAsync, script.IsWatchedAsync, () => _ = InvokeAsync(StateHasChanged));
        _mayNot = await person.ActorAsync() is null ? "This page was opened from another machine or through a proxy: it may look, and not command" : null;
        StateHasChanged();
    }

    private async Task ConfirmAsync()
    {
        if (_case is not { Phase: CommandPhase.Asking } one || Blocked is not null) return;
        var sent = new SentCommand(one.Id, one.Wish.Site, Title, time.GetUtcNow());
        // The other one shows beside the button at the next look.
        if (IsAlone && !moves.TryBegin(sent.Site, sent.Id, Title)) return;
        try
        {
            await script.KeepAsync(sent);
            await one.ConfirmAsync(State?.Condition ?? SiteCondition.Unknown, AsksSecondPerson ? await ApprovalAsync(one) : null);
        }
        finally
        {
            moves.End(sent.Site, sent.Id);
        }
        if (one is { Answer.Accepted: true, Wish.Stop: { } stop }) drills.Begin(one.Wish.Site, one.Id, await person.ActorAsync() ?? CommandCase.Nobody, stop);
    }

    private async Task<Func<CancellationToken, Task<ApprovalAnswer>>> ApprovalAsync(CommandCase one)
    {
        var request = new ApprovalRequest(
            one.Id, one.Wish, one.Target, Title, await person.ActorAsync() ?? CommandCase.Nobody,
            $"{one.Outlook.Rejection}: {one.Outlook.Sentence}", time.GetUtcNow() + Approvals.Patience, one.Draft, one.Read);
        return stop => approvals.AskAsync(request, desk, stop);
    }

    private Task ReviewAsync()
    {
        _case?.Review();
        return script.ForgetAsync();
    }

    private async Task LeaveAsync()
    {
        switch (_case?.Phase)
        {
            case CommandPhase.Counting: _case.Cancel("taken back during the countdown"); return;
            case CommandPhase.Approving: _case.Cancel("taken back before a second person answered"); return;
            case CommandPhase.Sending: return;
        }
        (_case, _recalled, _focused) = (null, null, null);
        StateHasChanged();
        await script.ForgetAsync();
    }

    // A page that was loaded anew does not know what became of what it had sent; the machine does.
    private async Task RecallAsync()
    {
        if (_case is not null || await script.KeptAsync() is not { } sent) return;
        (_recalled, _recalledAnswer) = (sent, monitor.AnswerTo(sent.Site, sent.Id));
        StateHasChanged();
    }

    private async Task ShowAsync()
    {
        var open = _case is not null || _recalled is not null;
        if (open != _isOpen)
        {
            _isOpen = open;
            if (open) await script.OpenAsync(_dialog);
            else await script.CloseAsync(_dialog);
        }
        if (_case?.Phase is { } phase && phase != _focused)
        {
            var begins = _focused is null;
            _focused = phase;
            if (!begins) await script.FocusAsync(_dialog);
        }
    }
}
