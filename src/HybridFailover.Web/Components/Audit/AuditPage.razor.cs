using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.History.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace HybridFailover.Web.Components.Audit;

/// <summary>Everything that changed a site, or tried to. What is shown is in the address, so that it can be shared and gone back to.</summary>
public sealed partial class AuditPage(IMonitor monitor, NavigationManager navigation, TimeProvider time, IJSRuntime browser, ILogger<AuditPage> log)
{
    private Loading<RecordedPage> _page = null!;
    private IReadOnlyList<AuditView> _views = [];
    private AuditAddress? _asked;
    private AuditAddress? _shown;
    private IReadOnlyList<AuditRow> _rows = [];
    private IReadOnlyList<FilterToken> _tokens = [];
    private string _address = "", _sentence = "";
    private AuditRow? _last;
    private int _place, _drawn;

    [Inject] private AuditReader reader { get; set; } = null!;

    private AuditAddress Shown => _asked ?? new AuditAddress(new AuditFilter());
    private bool HasFaults => Shown.Faults.Count > 0;
    private string? Newer => _page.Value?.Page.Previous is { } place ? (Shown with { After = null, Before = place }).ToString() : null;
    private string? Older => _page.Value?.Page.Next is { } place ? (Shown with { After = place, Before = null }).ToString() : null;

    private AuditSorts Sorts => new(
        Shown.In(Shown.Order == EntryOrder.Newest ? EntryOrder.Oldest : EntryOrder.Newest).ToString(), Shown.Order switch { EntryOrder.Newest => "descending", EntryOrder.Oldest => "ascending", _ => null },
        Shown.In(EntryOrder.Site).ToString(), Shown.Order == EntryOrder.Site ? "ascending" : null, Shown.In(EntryOrder.Longest).ToString(), Shown.Order == EntryOrder.Longest ? "descending" : null);

    protected override async Task OnInitializedAsync()
    {
        _page = new Loading<RecordedPage>(time, log, Take);
        if (!RendererInfo.IsInteractive) return;
        navigation.LocationChanged += OnLocationChanged;
        await FollowAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_drawn == _place) return;
        _drawn = _place;
        try
        {
            await browser.InvokeVoidAsync("hf.audit.shown", FramePush.Limit);
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException)
        {
            // Nobody is there to scroll.
        }
    }

    public void Dispose()
    {
        navigation.LocationChanged -= OnLocationChanged;
        _page?.Dispose();
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs change)
    {
        // The page is left: its address says nothing any more.
        if (navigation.ToBaseRelativePath(change.Location).Split('?', '#')[0] != AuditAddress.Page) return;
        _ = InvokeAsync(FollowAsync);
    }

    private async Task FollowAsync()
    {
        _address = navigation.Uri;
        _asked = AuditAddress.Parse(_address, monitor);
        _views = AuditView.BuiltIn(time.GetUtcNow());
        _tokens = FilterToken.Of(_asked.Filter);
        StateHasChanged();
        if (!HasFaults) await LoadAsync();
    }

    private Task LoadAsync() => _page.AskAsync(cancel => reader.RecordedPageAsync(Shown.Filter, Shown.Request, cancel));

    private void Take()
    {
        if (_page.Value is { } page)
        {
            var isNew = _shown != _asked;
            _shown = _asked;
            _rows = AuditRows.Of(page, monitor.Fleet);
            _sentence = FilterSentence.Of(page, Shown.Filter);
            _last = page.Last is { } last ? AuditRows.Of(last, EntryFacts.None, monitor.Fleet) : null;
            if (isNew) _place++;
        }
        StateHasChanged();
    }

    /// <summary>How many records are newer than the first line; meanwhile lines that were open are brought up to date, in their places.</summary>
    private async Task<int> CountNewerAsync(CancellationToken cancel)
    {
        if (_page.Value is not { } page || _page.Fault is not null) return 0;
        var entries = page.Page.Entries;
        // In another order than by time nothing is newer than all that is shown.
        if (Shown.Order != EntryOrder.Newest) return 0;
        var newer = await reader.NewerAsync(Shown.Filter, entries.Count > 0 ? entries[0].Cursor : PageCursor.Oldest, cancel);
        if (_rows.Any(row => row.IsOpen) && ReferenceEquals(page, _page.Value))
        {
            var again = await reader.RecordedPageAsync(Shown.Filter, new PageRequest(entries.Count, entries[0].Cursor.IncludingItself), cancel);
            if (ReferenceEquals(page, _page.Value)) _page.Put(page with { Page = page.Page with { Entries = again.Page.Entries }, Facts = again.Facts });
        }
        return newer;
    }

    private string Export(string format) => $"api/v1/audit/export?{(Shown.Filter.ToString() is { Length: > 0 } filter ? filter + "&" : "")}format={format}";

    // On paper nobody turns pages: as many lines as one reading has.
    private async Task PrintAsync()
    {
        if (_page.Value is { Page: { Next: not null } or { Previous: not null } })
            await _page.AskAsync(cancel => reader.RecordedPageAsync(Shown.Filter, new PageRequest(PageRequest.MostLimit) { Order = Shown.Order }, cancel));
        if (_page.Fault is null) await browser.InvokeVoidAsync("hf.audit.print", FramePush.Limit);
    }
}
