using HybridFailover.Engine.Monitoring;
using HybridFailover.Lab;
using HybridFailover.Web.Guard;

namespace HybridFailover.Web.Components.Overview;

/// <summary>Every site at a glance.</summary>
public sealed partial class OverviewPage(IMonitor monitor, IServiceProvider services, LocalOperator person)
{
    private readonly ILabControl? _lab = services.GetService<ILabControl>();
    private bool _mayTurn;

    protected override async Task OnInitializedAsync() => _mayTurn = await person.ActorAsync() is not null;
}
