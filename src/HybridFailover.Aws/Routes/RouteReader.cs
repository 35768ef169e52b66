using HybridFailover.Aws.Ec2;
using HybridFailover.Aws.Wire;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Routes;

/// <summary>
/// Reads many tables in one paged call. EC2 fails the whole call for one unknown id: that id is taken from the message, named
/// in the errors, and the rest is read without it; when the message names none, each table is read on its own.
/// </summary>
internal sealed class RouteReader(Ec2Client client, Clock clock)
{
    /// <summary>Side by side, when every table has to be asked for alone: well within EC2's burst.</summary>
    private const int Abreast = 8;

    public async Task<RouteReading> ReadAsync(IReadOnlyCollection<string> tableIds, IReadOnlyCollection<string> prefixListIds, CancellationToken cancel)
    {
        var begunAt = clock.Now;
        var tables = ReadTablesAsync([.. tableIds.Distinct()], cancel);
        var lists = Task.WhenAll(prefixListIds.Distinct().Select(async id => (Id: id, Read: await client.GetPrefixListAsync(id, cancel))));
        var (read, errors) = await tables;
        foreach (var (id, list) in await lists)
            if (list.Failure is { } failure) errors[id] = Sentence.Of($"Prefix list {id} could not be read: {failure.Said}.", ErrorTable.AdviceFor(failure.Code));
        return new RouteReading
        {
            BegunAt = begunAt,
            EndedAt = clock.Now,
            At = clock.UtcNow,
            // A table that moved to a later page while pages were fetched comes twice.
            Tables = read.GroupBy(table => table.Id).ToDictionary(table => table.Key, table => table.Last().Rows),
            PrefixLists = lists.Result.Where(list => list.Read.Failure is null).ToDictionary(list => list.Id, list => list.Read.Items),
            Errors = errors,
        };
    }

    /// <summary>The tables that could be read, and why not for the others.</summary>
    public async Task<(IReadOnlyList<RouteTable> Tables, Dictionary<string, string> Errors)> ReadTablesAsync(IReadOnlyCollection<string> ids, CancellationToken cancel)
    {
        var errors = new Dictionary<string, string>();
        var wanted = ids.ToList();
        while (wanted.Count > 0)
        {
            var read = await client.DescribeTablesAsync(wanted, cancel);
            if (read.Failure is not { } failure)
            {
                foreach (var id in wanted.Except(read.Items.Select(table => table.Id)))
                    errors[id] = $"Route table {id} could not be read: EC2's answer does not contain it.";
                return (read.Items, errors);
            }
            if (!IsAboutIds(failure))
            {
                errors[""] = Sentence.Of($"The route tables could not be read: {failure.Said}.", ErrorTable.AdviceFor(failure.Code));
                return ([], errors);
            }
            var named = wanted.Where(id => Names(failure.Message, id)).ToList();
            if (wanted.Count == 1) named = wanted.ToList();
            if (named.Count == 0) return await OneByOneAsync(wanted, errors, cancel);
            foreach (var id in named) errors[id] = Unknown(id, failure);
            wanted.RemoveAll(named.Contains);
        }
        return ([], errors);
    }

    private async Task<(IReadOnlyList<RouteTable>, Dictionary<string, string>)> OneByOneAsync(
        List<string> ids, Dictionary<string, string> errors, CancellationToken cancel)
    {
        var reads = new Described<RouteTable>[ids.Count];
        await Parallel.ForAsync(0, ids.Count, new ParallelOptions { MaxDegreeOfParallelism = Abreast, CancellationToken = cancel },
            async (number, token) => reads[number] = await client.DescribeTablesAsync([ids[number]], token));
        for (var number = 0; number < ids.Count; number++)
            if (reads[number].Failure is { } failure) errors[ids[number]] = Unknown(ids[number], failure);
        return ([.. reads.SelectMany(read => read.Items)], errors);
    }

    private static string Unknown(string id, QueryAnswer failure) =>
        Sentence.Of($"Route table {id} could not be read: {failure.Said}.", ErrorTable.AdviceFor(failure.Code));

    private static bool IsAboutIds(QueryAnswer failure) =>
        failure.Code is { } code && code.StartsWith("InvalidRouteTableI", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the message names exactly this id, and not only a longer one that begins like it.</summary>
    private static bool Names(string message, string id)
    {
        for (var at = message.IndexOf(id, StringComparison.Ordinal); at >= 0; at = message.IndexOf(id, at + 1, StringComparison.Ordinal))
            if (at + id.Length == message.Length || !char.IsAsciiLetterOrDigit(message[at + id.Length])) return true;
        return false;
    }
}
