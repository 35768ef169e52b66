using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Guard;
using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace HybridFailover.Web.Components.Overview;

/// <summary>Is anything wrong, where, is it handled? Every site at a glance, the gravest first.</summary>
public sealed partial class OverviewPage(
    IMonitor monitor, IServiceProvider services, LocalOperator person, PreflightService preflight, NavigationManager navigation, OverviewScript script)
    : IAsyncDisposable
{
    private readonly ILabControl? _lab = services.GetService<ILabControl>();
    private readonly SiteOrder _order = new();
    private readonly RecentList _recentList = new();
    private readonly OnScreen _onScreen = new();
    private readonly FailedChecks _failures = new();

    /// <summary>Addresses that this page wrote itself and that have not come back to it yet.</summary>
    private readonly Queue<SiteFilter> _written = new();

    private SiteFilter _filter = new();
    private IReadOnlyList<SiteView> _sites = [];
    private IReadOnlyList<Transition> _recent = [];
    private bool _isTable;
    private bool _showNormal;
    private PageFace? _face;
    private OneBatch? _batch;
    private bool _mayCommand;

    protected override async Task OnInitializedAsync()
    {
        _filter = FilterOf(navigation.Uri);
        // Coming from another page the circuit is connected already.
        if (Screen.IsConnected) Arrange();
        _mayCommand = await person.ActorAsync() is not null;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender) return;
        navigation.LocationChanged += OnAddress;
        _isTable = await script.StartAsync(OnLooked);
        StateHasChanged();
    }

    // The sites paint themselves. The page does so only when something else in it has changed: with three hundred sites it is large.
    protected override bool Concerns(Painting painting)
    {
        Arrange();
        if (painting.IsBeat && !_isTable) script.Push(_onScreen.Paths(_sites), Screen.Now);
        return HasNewFace();
    }

    private bool HasNewFace()
    {
        var face = Face();
        var isNew = face != _face;
        _face = face;
        return isNew;
    }

    private PageFace Face() => new(
        string.Join(' ', _sites.Select(site => site.Snapshot.Site.Code)), Screen.Sites.Count,
        string.Join(' ', SiteCount.Of(Screen.Sites).Select(count => count.Number)), _order.Waiting, _recentList.Waiting, preflight.Findings,
        Hash(_recent));

    private static int Hash<T>(IReadOnlyList<T> items)
    {
        var hash = new HashCode();
        foreach (var item in items) hash.Add(item);
        return hash.ToHashCode();
    }

    private void Arrange()
    {
        var taken = Screen.Sites.Where(site => _filter.Takes(site, FailedChecks(site.Snapshot.Site.Code) is 0 or null)).ToList();
        _sites = _order.Arrange(taken, script.IsPointing);
        if (_batch is null) _onScreen.Freshen(_sites);
        else _batch.Run(() => _onScreen.Freshen(_sites));
        _recent = _recentList.Arrange(Screen.Transitions, script.IsReading);
    }

    private void OnLooked()
    {
        _onScreen.Note(script.Visible);
        Arrange();
        if (!_isTable) script.Push(_onScreen.Paths(_sites), Screen.Now);
        if (HasNewFace()) StateHasChanged();
    }

    private void FilterBy(SiteFilter filter)
    {
        if (filter == _filter) return;
        _filter = filter;
        _written.Enqueue(filter);
        Arrange();
        navigation.NavigateTo(navigation.GetUriWithQueryParameters(filter.Parameters()), replace: true);
    }

    // Back, forward, or a link to other filters. The page's own addresses come back late, when more may have been typed: they are not news.
    private void OnAddress(object? sender, LocationChangedEventArgs address)
    {
        if (navigation.ToBaseRelativePath(address.Location).Split('?', '#')[0].Length > 0) return;
        var filter = FilterOf(address.Location);
        if (_written.Contains(filter))
        {
            while (_written.Dequeue() != filter) { }
            return;
        }
        _filter = filter;
        Arrange();
        StateHasChanged();
    }

    private async Task ShowTableAsync(bool isTable)
    {
        _isTable = isTable;
        await script.KeepViewAsync(isTable);
    }

    private void SortAgain() => _sites = _order.Arrange(_sites, isFrozen: false);

    private async Task ShowNewAsync()
    {
        _recent = _recentList.Arrange(Screen.Transitions, isRead: false);
        await script.ShowNewestAsync();
    }

    private int? FailedChecks(string code) => _failures.Of(preflight.Findings, code);

    private string SeriesOf(Site site) => string.Join(' ', site.Paths.Select(path => $"{script.NumberOf(site.Code, path.Name)}:{CardPath.ToneOf(path.Kind)}"));

    private static SiteFilter FilterOf(string address)
    {
        var values = QueryHelpers.ParseQuery(new Uri(address).Query);
        return SiteFilter.Of(name => values.TryGetValue(name, out var value) ? value.ToString() : null);
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        navigation.LocationChanged -= OnAddress;
        await script.DisposeAsync();
    }

    /// <summary>What the page itself shows, apart from the sites: while it is the same there is nothing to paint.</summary>
    private sealed record PageFace(string Order, int Sites, string Counts, int Waiting, int NewMoves, PreflightFindings Found, int Moves);
}
