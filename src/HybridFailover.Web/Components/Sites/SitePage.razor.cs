using HybridFailover.Engine.Monitoring;
using HybridFailover.Lab;
using HybridFailover.Web.Components.Charts;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Guard;
using HybridFailover.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace HybridFailover.Web.Components.Sites;

/// <summary>Everything about one site.</summary>
public sealed partial class SitePage(LocalOperator person, PreflightService preflight, IMonitor monitor, IServiceProvider services)
{
    private readonly FailedChecks _failed = new();
    private readonly ILabControl? _lab = services.GetService<ILabControl>();
    private bool _mayCommand;

    [Parameter] public string Code { get; set; } = "";

    /// <summary>One of 1m, 5m, 15m, 1h, 24h, 7d.</summary>
    [SupplyParameterFromQuery(Name = "w")] public string? WindowWord { get; set; }

    /// <summary>With <see cref="To"/>: a range in the past.</summary>
    [SupplyParameterFromQuery] public string? From { get; set; }
    [SupplyParameterFromQuery] public string? To { get; set; }

    /// <summary>Where the cross-hair begins.</summary>
    [SupplyParameterFromQuery] public string? At { get; set; }

    private ChartWindow Window { get; set; } = ChartWindow.Default;
    private string? Complaint { get; set; }
    private SiteView? View => Screen.Find(Code);

    /// <summary>Of the first rendering, before there is a circuit.</summary>
    [CascadingParameter] private HttpContext? Request { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _mayCommand = await person.ActorAsync() is not null;
        if (Request is not { Response: { HasStarted: false } answer } request || monitor.Find(Code) is not null) return;
        if ((await PastSites.FindAsync(services, Code, request.RequestAborted)).Site is not null) return;
        // For programs that ask; people get a page that finds the site they meant. Set when the answer starts, and not now: a page that has
        // the status while it is rendered is left out, in favour of the one for addresses that lead nowhere.
        answer.OnStarting(() =>
        {
            answer.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    protected override void OnParametersSet()
    {
        Window = ChartWindow.Read(WindowWord, From, To, At, out var complaint);
        Complaint = complaint;
    }

    protected override bool Concerns(Painting painting) => painting.IsBeat || painting.Sites.Contains(Code);
}
