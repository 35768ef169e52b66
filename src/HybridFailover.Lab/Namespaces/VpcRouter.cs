using System.Net;
using System.Net.Sockets;
using HybridFailover.Engine.Routing;
using HybridFailover.Lab.Endpoint;

namespace HybridFailover.Lab.Namespaces;

/// <summary>
/// Turns route tables into kernel routes of the VPC router. As in a table of EC2, a static and a propagated row of one destination
/// stand side by side: the propagated one with a worse metric. Called by the endpoint, one call at a time.
/// </summary>
internal sealed class VpcRouter : IRouteSink, IDisposable
{
    private const uint StaticMetric = 10, PropagatedMetric = 100;

    private readonly RouteSocket _routes;
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, IReadOnlyList<RouteRow>> _told = [];
    private readonly HashSet<(string Table, string Destination)> _propagated = [];
    private readonly string _applianceId, _gatewayId;
    private readonly int _appliance, _directConnect;

    /// <param name="networkNamespace">The VPC router's.</param>
    /// <param name="applianceId">The network interface of the VPN appliance.</param>
    /// <param name="gatewayId">The gateway behind which Direct Connect is.</param>
    /// <param name="numbers">Kernel tables that subnets follow, by table id; others get numbers after these.</param>
    public VpcRouter(string networkNamespace, string applianceId, string gatewayId, IReadOnlyDictionary<string, int> numbers)
    {
        (_applianceId, _gatewayId, _numbers) = (applianceId, gatewayId, new Dictionary<string, int>(numbers));
        _routes = new RouteSocket(networkNamespace);
        (_appliance, _directConnect) = NetworkNamespace.Run(networkNamespace, () =>
            ((int)Libc.InterfaceIndex(NamespaceLayout.ApplianceInterface), (int)Libc.InterfaceIndex(NamespaceLayout.DirectConnectInterface)));
    }

    /// <inheritdoc/>
    public void TableChanged(string routeTableId, IReadOnlyList<RouteRow> rows)
    {
        if (!_numbers.TryGetValue(routeTableId, out var table))
            _numbers[routeTableId] = table = _numbers.Values.Append(NamespaceLayout.FirstProductionTable).Max() + 1;
        _told.TryGetValue(routeTableId, out var before);
        foreach (var row in rows)
            if (row.Origin != RouteOrigin.Local && before?.Contains(row) != true) Put(routeTableId, table, row);
        foreach (var row in before ?? [])
            if (row.Origin != RouteOrigin.Local && !rows.Any(each => each.Destination == row.Destination)) Take(routeTableId, table, row);
        _told[routeTableId] = rows;
    }

    /// <inheritdoc/>
    public void Dispose() => _routes.Dispose();

    private void Put(string routeTableId, int table, RouteRow row)
    {
        if (row.Destination.Network is not { } network) return;
        if (row.Origin == RouteOrigin.Propagated)
        {
            // The propagated route first: between the two calls one of them always stands.
            _propagated.Add((routeTableId, row.Destination.Text));
            _routes.Set(Route(network, table, row, PropagatedMetric));
            _routes.Remove(new KernelRoute(network, table, StaticMetric, null, 0));
        }
        else
        {
            _routes.Set(Route(network, table, row, StaticMetric));
        }
    }

    /// <summary>Nothing stands for the destination any more. A propagated route may lie under the static one since before it was withdrawn: it goes first.</summary>
    private void Take(string routeTableId, int table, RouteRow row)
    {
        if (row.Destination.Network is not { } network) return;
        if (_propagated.Remove((routeTableId, row.Destination.Text))) _routes.Remove(new KernelRoute(network, table, PropagatedMetric, null, 0));
        _routes.Remove(new KernelRoute(network, table, StaticMetric, null, 0));
    }

    /// <summary>A row to anything but the appliance and the gateway leads nowhere in this network: a black hole, as a row whose target is gone.</summary>
    private KernelRoute Route(IPNetwork network, int table, RouteRow row, uint metric)
    {
        var old = network.BaseAddress.AddressFamily == AddressFamily.InterNetwork;
        if (row.State == RouteState.Active && row.Target == _applianceId)
            return new KernelRoute(network, table, metric, IPAddress.Parse(old ? NamespaceLayout.Appliance : NamespaceLayout.Appliance6), _appliance);
        if (row.State == RouteState.Active && row.Target == _gatewayId)
            return new KernelRoute(network, table, metric, IPAddress.Parse(old ? NamespaceLayout.DirectConnect : NamespaceLayout.DirectConnect6), _directConnect);
        return new KernelRoute(network, table, metric, null, 0);
    }
}
