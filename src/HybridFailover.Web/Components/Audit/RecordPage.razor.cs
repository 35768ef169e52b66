using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Web.Components.Display;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Guard;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Audit;

/// <summary>One entry of the audit with everything that is recorded of it; while a transition is under way, live.</summary>
public sealed partial class RecordPage(IMonitor monitor, NavigationManager navigation, TimeProvider time, LocalOperator person, ILogger<RecordPage> log)
{
    private const int BeatsBetweenReads = 2;

    /// <summary>Evidence ends two minutes after the decision; then it is written.</summary>
    private static readonly TimeSpan EvidencePatience = EvidenceContent.After + TimeSpan.FromSeconds(30);

    private Loading<Found> _found = null!;
    private Loading<StoredEvidence> _stored = null!;
    private EntryView? _view;
    private EvidenceReading? _evidence;
    private RecordedPolicies _policies = RecordedPolicies.None;
    private IReadOnlyList<TimelineStep> _steps = [];
    private IReadOnlyList<Fact> _decision = [];
    private IReadOnlyList<GuardLine> _guards = [];
    private IReadOnlyList<PolicyDifference> _differences = [];
    private Transition? _live;
    private string? _shown;
    private int _beats;
    private bool _mayWrite;

    [Inject] private AuditReader reader { get; set; } = null!;
    [Inject] private Remarks remarks { get; set; } = null!;

    /// <summary>Of the entry, of its transition or command, or of a record that belongs to it.</summary>
    [Parameter] public string Id { get; set; } = "";

    private string Permanent => navigation.ToAbsoluteUri($"audit/{_view?.Id}").ToString();
    private bool IsUnderWay => Screen.Transitions.Any(transition => transition.Id == Id);
    private SiteSnapshot? Snapshot => _view is null ? null : Screen.Find(_view.Site)?.Snapshot;
    private string? Sentence => Snapshot?.Next.Sentence;
    private TimeSpan? SoFar => _live is { } live ? Screen.Now - live.DetectedAt : null;
    private IReadOnlyList<RouteLine> Routes => _live is { } live ? RouteLine.Of(live, Snapshot?.Site) : _view!.Routes;
    private IReadOnlyDictionary<string, (string Name, string Tone)> Kinds => PathTones.Of(_evidence, monitor.Fleet, _view!.Site);

    private string? Missing => _view switch
    {
        null or { HasEvidence: true } => _stored.Fault is { } fault ? $"The samples are not readable (error {fault.Id}): {fault.Cause}" : null,
        { Transition.DecidedAt: var decided } when time.GetUtcNow() - decided < EvidencePatience => $"Samples are collected until two minutes after the decision: {Figures.TimeOfDay(decided + EvidenceContent.After)}.",
        _ when _found.Value?.RestartedAt is { } restarted => $"Samples not stored: the monitor was started again at {Figures.Instant(restarted)}, before the evidence was complete.",
        _ => "Samples not stored: the monitor ended before the evidence was complete, or its store could not take it.",
    };

    protected override async Task OnParametersSetAsync()
    {
        _found ??= new Loading<Found>(time, log, Take);
        _stored ??= new Loading<StoredEvidence>(time, log, TakeEvidence);
        if (!RendererInfo.IsInteractive || Id == _shown) return;
        _mayWrite = await person.ActorAsync() is not null;
        (_shown, _view, _evidence, _live) = (Id, null, null, null);
        await LoadAsync();
    }

    protected override bool Concerns(Painting painting)
    {
        if (painting.IsBeat && ++_beats % BeatsBetweenReads == 0 && IsUnfinished) _ = LoadAsync();
        return _view is { IsOpen: true };
    }

    protected override void OnPainted(Painting painting)
    {
        _live = Snapshot is { } site && _view?.Transition is { } recorded ? new[] { site.Current, site.Last }.FirstOrDefault(transition => transition?.Id == recorded.Id) : null;
        // The store has it a moment later; what the machine says is shown at once.
        if (_live is not null) _steps = Timeline.Of(_live, _evidence, _view!.From, _view.To);
    }

    public override void Dispose()
    {
        _found?.Dispose();
        _stored?.Dispose();
        base.Dispose();
    }

    private bool IsUnfinished => _found.Fault is null && (_view is null ? _found.Value is not null && IsUnderWay
        : _view.IsOpen || (_view is { HasEvidence: false, Transition: { } transition } && time.GetUtcNow() - transition.DecidedAt < EvidencePatience));

    private Task LoadAsync() => _found.AskAsync(ReadAsync);

    private async Task<Found> ReadAsync(CancellationToken cancel)
    {
        var detail = await reader.FindAsync(Id, cancel);
        // A link to a note leads to what was noted.
        if (detail is null && long.TryParse(Id, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var record)
            && await reader.EntryOfRecordAsync(record, cancel) is { } of) detail = await reader.FindAsync(of.ToString(System.Globalization.CultureInfo.InvariantCulture), cancel);
        return new Found(detail, detail is { Entry: { Type: "transition", Evidence: null } entry } ? await RestartAfterAsync(entry.At, cancel) : null);
    }

    // What there is of the evidence is kept at an orderly end: only a start tells that there was none.
    private async Task<DateTimeOffset?> RestartAfterAsync(DateTimeOffset decided, CancellationToken cancel)
    {
        var starts = new AuditFilter { Site = AuditEntry.Program, Type = "program-started", From = decided, To = decided + EvidencePatience };
        var page = await reader.PageAsync(starts, new PageRequest(1) { Order = EntryOrder.Oldest }, cancel);
        return page.Entries.Count > 0 ? page.Entries[0].At : null;
    }

    private void Take()
    {
        if (_found.Value is { Detail: { } detail })
        {
            var hadEvidence = _view is { HasEvidence: true };
            _view = EntryView.Of(detail, EntryFacts.Of(detail), monitor.Fleet);
            if (!_view.IsOpen) _live = null;
            _policies = RecordedPolicies.OfIntent(RecordedTransition.IntentOf(detail));
            _differences = monitor.Find(_view.Site)?.Site is { } site && _view.Transition is not null && _policies.Hash is not null ? Differences(site) : [];
            Compute();
            if (_view.HasEvidence && !hadEvidence) _ = _stored.AskAsync(async cancel => await reader.EvidenceAsync(detail.Entry.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), cancel)
                ?? throw new HistoryUnreadableException(reader.DatabasePath, "the entry is not there any more"));
        }
        StateHasChanged();
    }

    private void TakeEvidence()
    {
        // Another entry may have been opened meanwhile.
        if (_stored.Value is { } stored && stored.Entry.Id == _view?.Id) _evidence = EvidenceReading.Of(stored, _policies);
        Compute();
        StateHasChanged();
    }

    private void Compute()
    {
        if (_view?.Transition is not { } transition) return;
        _steps = Timeline.Of(_live ?? transition, _evidence, _view.From, _view.To);
        _decision = DecisionFacts.Of(transition, _policies, _evidence, _view.From);
        _guards = GuardLines.Of(transition, _policies, _evidence, _view.To);
    }

    private IReadOnlyList<PolicyDifference> Differences(Site site)
    {
        var (policies, hash) = PolicyContent.Of(site);
        return hash == _policies.Hash ? [] : PolicyDifference.Between(_policies, RecordedPolicies.Of(policies, hash));
    }

    /// <returns>What is wrong; null: it is recorded.</returns>
    private async Task<string?> AddAsync(bool isReview, string id, string text)
    {
        if (_found.Value?.Detail is not { } detail) return "The record is not read; reload the page.";
        // Asked again when it is done, and not only when the form is shown.
        if (await person.ActorAsync() is not { } actor) return "This page was opened from another machine or through a proxy: it may look, and not write.";
        try
        {
            var durable = await remarks.AddAsync(detail.Entry, isReview ? AuditKind.Review : AuditKind.Note, id, actor, text, CancellationToken.None);
            await LoadAsync();
            return durable switch
            {
                true => null,
                false => $"It is queued and not durable yet: a crash now would forget it. {reader.Degraded ?? "The store is slow"}.",
                null => "Another text was sent under the same id. Reload the page and write it again.",
            };
        }
        catch (HistoryUnreadableException unknown)
        {
            return $"Nothing was recorded. {unknown.Message}";
        }
    }

    /// <summary>An answer, also when there is no such entry; and when the monitor was started again while evidence was collected.</summary>
    private sealed record Found(EntryDetail? Detail, DateTimeOffset? RestartedAt);
}
