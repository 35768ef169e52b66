using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Guard;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Commands;

/// <summary>The second person's side of a command: the same facts, live, and two answers.</summary>
public sealed partial class ApprovalDialog(CommandDesk desk, Approvals approvals, IMonitor monitor, LocalOperator person, DialogScript script, TimeProvider time)
{
    private ElementReference _dialog;
    private ApprovalRequest? _request;
    private CommandOutlook? _outlook;
    private CommandAnswer? _answer;
    private DateTimeOffset? _answeredAt;
    private string? _given;
    private string? _refusal;
    private bool _isShown;

    private SiteSnapshot? Snapshot => _request is null ? null : Screen.Find(_request.Wish.Site)?.Snapshot ?? _request.Read;
    private bool IsOpen => approvals.For(desk).Any(open => open.Id == _request!.Id);
    private string? Change => ViewChange.Between(_request!.Read, Snapshot!, _request.Wish.Kind, _request.Target);
    private string? Blocked => _refusal ?? (Change is null ? null : "The state has changed since it was asked");
    private Transition? Started => _answer?.TransitionId is { } id ? monitor.Transitions(50, _request!.Wish.Site).FirstOrDefault(transition => transition.Id == id) : null;

    protected override bool Concerns(Painting painting) => _request is not null && (painting.IsBeat || painting.Sites.Contains(_request.Wish.Site));

    protected override void OnPainted(Painting painting) => Look();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            desk.AskedToReview += Ask;
            approvals.Changed += Repaint;
        }
        if (_isShown == _request is not null) return;
        _isShown = !_isShown;
        await (_isShown ? script.OpenAsync(_dialog) : script.CloseAsync(_dialog));
    }

    public override void Dispose()
    {
        desk.AskedToReview -= Ask;
        approvals.Changed -= Repaint;
        base.Dispose();
    }

    private void Ask(ApprovalRequest request) => _ = InvokeAsync(() => AskAsync(request));

    // From any thread.
    private void Repaint() => _ = InvokeAsync(StateHasChanged);

    private async Task AskAsync(ApprovalRequest request)
    {
        (_request, _outlook, _answer, _answeredAt, _given) = (request, null, null, null, null);
        _refusal = await person.ActorAsync() is null ? "This page was opened from another machine or through a proxy: it may look, and not command" : null;
        Look();
        // Of a site that is gone nothing can be shown, and nothing be sent.
        if (_outlook is null) _request = null;
        StateHasChanged();
    }

    private void Look()
    {
        if (_request is not { } request) return;
        if (_given is null)
        {
            var aim = request.Wish.Kind is CommandKind.Failover or CommandKind.Drill ? request.Target ?? request.Wish.To : request.Wish.To;
            if (monitor.Outlook(request.Wish.Site, request.Wish.Kind, aim) is { } now) _outlook = EngineWords.Of(request.Read.Site, now);
            return;
        }
        if (_answer is not null || monitor.AnswerTo(request.Wish.Site, request.Id) is not { } answer) return;
        (_answer, _answeredAt) = (answer, time.GetUtcNow());
    }

    private async Task ApproveAsync()
    {
        if (Blocked is not null) return;
        _refusal = approvals.Approve(_request!.Id, desk, await person.ActorAsync());
        if (_refusal is null) _given = "Approved. The requester's countdown begins; what becomes of it shows here.";
        await script.FocusAsync(_dialog);
    }

    private async Task DeclineAsync()
    {
        _refusal = approvals.Decline(_request!.Id, desk, await person.ActorAsync());
        if (_refusal is null) _given = "Declined. Nothing was sent; the record says who declined.";
        await script.FocusAsync(_dialog);
    }

    private void Leave() => _request = null;
}
