using HybridFailover.Aws.Ec2;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Aws.Routes;

/// <summary>
/// The read right before a route is replaced or deleted. Slots of one table are written side by side: they share the one read
/// that is under way, and a read that has ended is never used again. Thread-safe.
/// </summary>
internal sealed class SharedReads(Ec2Client client, Clock clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (TimeSpan BegunAt, Task<Described<RouteTable>> Read)> _newest = [];

    /// <param name="notBefore">A read begun earlier is not joined.</param>
    public Task<Described<RouteTable>> ReadAsync(string tableId, TimeSpan notBefore, CancellationToken cancel)
    {
        Task<Described<RouteTable>> read;
        lock (_gate)
        {
            if (_newest.TryGetValue(tableId, out var newest) && newest.BegunAt >= notBefore && !newest.Read.IsCompleted)
            {
                read = newest.Read;
            }
            else
            {
                // Not the caller's token: others may come to wait for the same read.
                read = client.DescribeTablesOnceAsync([tableId], Patience, CancellationToken.None);
                _newest[tableId] = (clock.Now, read);
            }
        }
        return read.WaitAsync(cancel);
    }
}
