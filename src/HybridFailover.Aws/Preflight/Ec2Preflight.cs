using System.Net;
using HybridFailover.Aws.Ec2;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Preflight;

/// <summary>Asks EC2 all that a failover will depend on. Changes nothing: writes are dry runs.</summary>
public sealed class Ec2Preflight(Ec2RouteControl control) : IPreflight
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<PreflightCheck>> RunAsync(Fleet fleet, CancellationToken cancel)
    {
        var checks = new List<PreflightCheck>();
        if (await control.WarmUpAsync(cancel) is { } trouble)
        {
            checks.Add(PreflightCheck.Fail(null, "credentials", trouble));
            if (control.Credentials.Current is null) return checks;
        }
        else
        {
            checks.Add(await IdentityCheck.RunAsync(control, cancel));
        }

        var lists = await ReadListsAsync(fleet, checks, cancel);
        checks.AddRange(await EndpointAsync(fleet, lists, cancel));
        var (tables, errors) = await control.ReadTablesAsync([.. fleet.Sites.SelectMany(site => site.RouteTables).Distinct()], cancel);
        if (errors.Remove("", out var all)) checks.Add(PreflightCheck.Fail(null, "route tables", all));
        foreach (var site in fleet.Sites)
            checks.AddRange(await OfSiteAsync(site, tables, errors, lists, cancel));
        return checks;
    }

    private async Task<List<PreflightCheck>> OfSiteAsync(
        Site site, IReadOnlyList<RouteTable> tables, Dictionary<string, string> errors, IReadOnlyDictionary<string, IReadOnlyList<Destination>> lists, CancellationToken cancel)
    {
        var checks = new List<PreflightCheck>();
        var mine = site.RouteTables.Select(id => tables.FirstOrDefault(table => table.Id == id)).OfType<RouteTable>().ToArray();
        foreach (var id in site.RouteTables)
        {
            if (errors.TryGetValue(id, out var error)) checks.Add(PreflightCheck.Fail(site.Code, $"table {id}", error));
            else if (mine.FirstOrDefault(table => table.Id == id) is { } table)
                checks.Add(PreflightCheck.Pass(site.Code, $"table {id}", $"{id} can be read; it is in {table.VpcId} and holds {table.Rows.Count} routes."));
            checks.AddRange(await PermissionsAsync(site, id, cancel));
        }
        foreach (var table in mine) checks.AddRange(TableChecks.Of(site, table, lists));
        foreach (var path in site.Paths.Where(path => path.NextHop.Value.StartsWith("eni-", StringComparison.Ordinal)))
            checks.AddRange(await InterfaceAsync(site, path, mine, cancel));
        return checks;
    }

    private async Task<IEnumerable<PreflightCheck>> PermissionsAsync(Site site, string tableId, CancellationToken cancel)
    {
        var slot = new Slot(tableId, site.Destinations[0]);
        var targets = site.Paths.Where(path => !path.NextHop.IsPropagated).Select(path => path.NextHop.Value).ToArray();
        var forms = new List<Wire.QueryForm>();
        if (targets.Length > 0) forms.Add(RouteCall.Create(slot, targets[0]).Dry());
        if (targets.Length > 1) forms.Add(RouteCall.Replace(slot, targets[0]).Dry());
        if (targets.Length < site.Paths.Count) forms.Add(RouteCall.Delete(slot).Dry());
        var answers = await Task.WhenAll(forms.Select(form => control.Client.SendAsync(form, Ec2Client.WriteTimeout, cancel)));
        cancel.ThrowIfCancellationRequested();
        return answers.Select(answer => PermissionCheck.Of(site.Code, tableId, answer));
    }

    private async Task<IEnumerable<PreflightCheck>> InterfaceAsync(Site site, SitePath path, RouteTable[] production, CancellationToken cancel)
    {
        var (id, name) = (path.NextHop.Value, $"next hop {path.NextHop.Value}");
        var read = await control.Client.DescribeInterfaceAsync(id, cancel);
        if (read.Failure is { } failure)
            return [PreflightCheck.Fail(site.Code, name, Routes.Sentence.Of($"{id} ({path.Name}) could not be read: {failure.Said}.", ErrorTable.AdviceFor(failure.Code)))];
        if (read.Items.FirstOrDefault(eni => eni.Id == id) is not { } found)
            return [PreflightCheck.Fail(site.Code, name, $"{id} ({path.Name}) does not exist in {control.Region}. Check NextHop of the path.")];
        return InterfaceChecks.Of(site.Code, path.Name, found, production, await TableOfAsync(found, cancel));
    }

    /// <summary>The table that serves an interface's subnet: the one associated with it, else the VPC's main table.</summary>
    private async Task<RouteTable?> TableOfAsync(NetworkInterface eni, CancellationToken cancel)
    {
        var named = await control.Client.DescribeTablesWhereAsync("association.subnet-id", eni.SubnetId, cancel);
        if (named.Failure is not null) return null;
        if (named.Items.Count > 0) return named.Items[0];
        var ofVpc = await control.Client.DescribeTablesWhereAsync("vpc-id", eni.VpcId, cancel);
        return ofVpc.Items.FirstOrDefault(table => table.IsMain);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<Destination>>> ReadListsAsync(Fleet fleet, List<PreflightCheck> checks, CancellationToken cancel)
    {
        var lists = new Dictionary<string, IReadOnlyList<Destination>>();
        foreach (var id in fleet.Sites.SelectMany(site => site.Destinations).Where(destination => destination.IsPrefixList).Select(destination => destination.Text).Distinct())
        {
            var read = await control.Client.GetPrefixListAsync(id, cancel);
            if (read.Failure is { } failure)
                checks.Add(PreflightCheck.Fail(null, $"prefix list {id}", Routes.Sentence.Of($"{id} could not be read: {failure.Said}.", ErrorTable.AdviceFor(failure.Code))));
            else
                lists[id] = read.Items;
        }
        return lists;
    }

    private async Task<IEnumerable<PreflightCheck>> EndpointAsync(Fleet fleet, IReadOnlyDictionary<string, IReadOnlyList<Destination>> lists, CancellationToken cancel)
    {
        try
        {
            return EndpointChecks.Of(fleet, control.Endpoint, await Dns.GetHostAddressesAsync(control.Endpoint.DnsSafeHost, cancel), lists);
        }
        catch (System.Net.Sockets.SocketException e)
        {
            return [PreflightCheck.Fail(null, "endpoint", $"{control.Endpoint.DnsSafeHost} has no address: {e.Message}. Check Aws:Region, Aws:Endpoint and this host's DNS.")];
        }
    }
}
