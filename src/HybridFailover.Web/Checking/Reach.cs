using System.Net.Sockets;

namespace HybridFailover.Web.Checking;

/// <summary>Whether anything listens at EC2's address at all: the difference between "no" and "nobody there".</summary>
internal static class Reach
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>Null: it does; else a sentence.</returns>
    public static async Task<string?> WhyNotAsync(Uri endpoint, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(endpoint.DnsSafeHost, endpoint.Port, either.Token);
            return null;
        }
        catch (SocketException unreachable)
        {
            return Sentence(endpoint, unreachable.Message);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Sentence(endpoint, $"no answer within {Patience.TotalSeconds:0} s");
        }
    }

    private static string Sentence(Uri endpoint, string why) =>
        $"EC2 can't be reached at {endpoint.DnsSafeHost}:{endpoint.Port}: {why}. Check Aws:Region, Aws:Endpoint, DNS, security groups and the way to the interface endpoint; --offline checks the configuration alone.";
}
