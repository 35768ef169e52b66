using System.Xml.Linq;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Ec2;

/// <summary>The EC2 actions in use. Writes are sent once; reads are paged and tried again. Thread-safe.</summary>
internal sealed class Ec2Client(QueryChannel channel, Clock clock, Random random)
{
    public static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(3);
    public static readonly TimeSpan ReadTimeout = TimeSpan.FromSeconds(5);

    /// <summary>EC2's largest page of route tables, and as many ids as fill one.</summary>
    private const int TablesPerCall = 100;

    public Uri Endpoint => channel.Endpoint;

    /// <summary>Sends a write once and waits for its answer, at most for the time given.</summary>
    public Task<QueryAnswer> SendAsync(QueryForm form, TimeSpan timeout, CancellationToken cancel) => channel.SendAsync(form, timeout, cancel);

    /// <summary>One attempt at the tables with these ids, at most a page of them. For the read before a write: whoever writes owns the retries.</summary>
    public Task<Described<RouteTable>> DescribeTablesOnceAsync(IEnumerable<string> ids, TimeSpan timeout, CancellationToken cancel) =>
        PagesAsync(() => Tables().AddList("RouteTableId", ids), "routeTableSet", RouteTableReader.Read, 1, timeout, cancel);

    /// <summary>The tables with these ids, in calls of up to a hundred side by side. One unknown id fails its whole call.</summary>
    public async Task<Described<RouteTable>> DescribeTablesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var calls = ids.Chunk(TablesPerCall).Select(chunk =>
            PagesAsync(() => Tables().AddList("RouteTableId", chunk), "routeTableSet", RouteTableReader.Read, ReadPatience.Attempts, ReadTimeout, cancel));
        var parts = await Task.WhenAll(calls);
        return parts.FirstOrDefault(part => part.Failure is not null) ?? new Described<RouteTable>([.. parts.SelectMany(part => part.Items)], null);
    }

    /// <summary>The tables that a filter selects. Filters select tables, never rows.</summary>
    public Task<Described<RouteTable>> DescribeTablesWhereAsync(string filter, string value, CancellationToken cancel) =>
        PagesAsync(() => Tables().Add("Filter.1.Name", filter).Add("Filter.1.Value.1", value),
            "routeTableSet", RouteTableReader.Read, ReadPatience.Attempts, ReadTimeout, cancel);

    /// <summary>One interface. Ids and MaxResults exclude each other here, so no page size.</summary>
    public Task<Described<NetworkInterface>> DescribeInterfaceAsync(string id, CancellationToken cancel) =>
        PagesAsync(() => new QueryForm("DescribeNetworkInterfaces").Add("NetworkInterfaceId.1", id),
            "networkInterfaceSet", NetworkInterface.Read, ReadPatience.Attempts, ReadTimeout, cancel);

    /// <summary>The CIDRs of a managed prefix list, its newest version.</summary>
    public Task<Described<Destination>> GetPrefixListAsync(string id, CancellationToken cancel) =>
        PagesAsync(() => new QueryForm("GetManagedPrefixListEntries").Add("PrefixListId", id).Add("MaxResults", "100"),
            "entrySet", entry => Destination.Parse(entry.Text("cidr")) ?? new Destination(entry.Text("cidr") ?? "", null),
            ReadPatience.Attempts, ReadTimeout, cancel);

    /// <summary>The cheapest call there is: asks whether it would be allowed. Opens a connection and resolves what signing needs.</summary>
    public Task<QueryAnswer> KnockAsync(CancellationToken cancel) => channel.SendAsync(new QueryForm("DescribeRouteTables").Dry(), ReadTimeout, cancel);

    private static QueryForm Tables() => new QueryForm("DescribeRouteTables").Add("MaxResults", "100");

    private async Task<Described<T>> PagesAsync<T>(
        Func<QueryForm> first, string set, Func<XElement, T> read, int attempts, TimeSpan timeout, CancellationToken cancel)
    {
        var items = new List<T>();
        string? token = null;
        do
        {
            var form = first();
            if (token is not null) form.Add("NextToken", token);
            var answer = await SendPatientlyAsync(form, attempts, timeout, cancel);
            if (!answer.IsDone) return new Described<T>([], answer);
            items.AddRange(answer.Body!.Items(set).Select(read));
            token = answer.Body!.Text("nextToken");
        }
        while (token is not null);
        return new Described<T>(items, null);
    }

    private async Task<QueryAnswer> SendPatientlyAsync(QueryForm form, int attempts, TimeSpan timeout, CancellationToken cancel)
    {
        var giveUpAt = clock.Now + timeout;
        for (var attempt = 1; ; attempt++)
        {
            var answer = await channel.SendAsync(form, timeout, cancel);
            cancel.ThrowIfCancellationRequested();
            if (answer.IsDone || attempt >= attempts || clock.Now >= giveUpAt || !ReadPatience.IsWorthAnother(answer)) return answer;
            await Task.Delay(ReadPatience.DelayAfter(attempt, NextRandom()), clock.Provider, cancel);
        }
    }

    private double NextRandom()
    {
        lock (random) return random.NextDouble();
    }
}
