using System.Collections.Concurrent;
using System.Net;
using System.Net.NetworkInformation;
using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Namespaces;

/// <summary>
/// Seven network namespaces joined by veth pairs: real kernels' packets between a VPC and on premises, over Direct Connect or a VPN.
/// All of it bears a prefix, and goes with <see cref="DisposeAsync"/>, or with the next start under the same prefix.
/// </summary>
public sealed class NamespaceNetwork : IAsyncDisposable
{
    private readonly string _prefix;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly ConcurrentDictionary<PathKind, PathCut> _cuts = [];

    private NamespaceNetwork(string prefix) => _prefix = prefix;

    /// <summary>Builds the network, after taking away what a killed process left behind under this prefix.</summary>
    /// <param name="prefix">One to eight lower-case letters or digits; labs of different prefixes don't see each other.</param>
    /// <exception cref="LabException">Not root, a tool is missing, or the kernel refuses; nothing stays.</exception>
    public static async Task<NamespaceNetwork> UpAsync(string prefix, CancellationToken cancel)
    {
        if (NotPossible is { } reason) throw new LabException(reason);
        if (prefix.Length is 0 or > 8 || !prefix.All(each => char.IsAsciiLetterLower(each) || char.IsAsciiDigit(each)))
            throw new LabException($"The lab's prefix is '{prefix}'; it takes one to eight lower-case letters or digits, such as hf.");
        await RemoveAsync(prefix);
        var network = new NamespaceNetwork(prefix);
        try
        {
            await network.BuildAsync(cancel);
            return network;
        }
        catch
        {
            await network.DisposeAsync();
            throw;
        }
    }

    /// <summary>Why this machine can't have such a network, and what to do; null: it can.</summary>
    public static string? NotPossible =>
        !OperatingSystem.IsLinux() ? "Network namespaces exist on Linux only. Elsewhere use the simulated lab."
        : Libc.EffectiveUser() != 0 ? "Making network namespaces takes root: run it with sudo, or use the simulated lab."
        : null;

    /// <summary>The name of a host's namespace, as <c>ip netns</c> shows it.</summary>
    public string Name(LabHost host) => NamespaceLayout.Name(_prefix, host);

    /// <summary>Runs a program in a host and waits for it.</summary>
    public Task<ToolResult> ExecAsync(LabHost host, string program, IEnumerable<string> arguments, CancellationToken cancel = default) =>
        Tool.RunAsync("ip", ["netns", "exec", Name(host), program, .. arguments], cancel: cancel);

    /// <summary>Does synchronous work in a host, on a thread of its own: above all, opens sockets that are then used from anywhere.</summary>
    public T Run<T>(LabHost host, Func<T> work) => NetworkNamespace.Run(Name(host), work);

    /// <summary>How a path is cut; null: it is not.</summary>
    public PathCut? CutOf(PathKind path) => _cuts.GetValueOrDefault(path);

    /// <summary>Cuts a path, in place of the cut that it had; null heals it.</summary>
    /// <exception cref="LabException">This kind of cut can't be had here.</exception>
    public async Task CutAsync(PathKind path, PathCut? cut, CancellationToken cancel = default)
    {
        if (cut?.Kind == CutKind.Latency) throw new LabException("The namespaces lab can't delay packets; the simulated one can. Here: drop, reject, down, one-way, one-way-back, loss=30%.");
        await _turn.WaitAsync(cancel);
        try
        {
            var point = CutPoint.Of(path);
            // The link first: a path that is healed from down to drop must not carry anything in between.
            var wasDown = CutOf(path)?.Kind == CutKind.Down;
            await InAsync(point.Host, "nft", ["-f", "-"], point.Rules(wasDown && cut is null ? PathCut.Drop : cut), cancel);
            if (cut?.Kind == CutKind.Down) await IpAsync(point.Host, $"link set {point.Interface} down\n", cancel);
            else if (wasDown) await IpAsync(point.Host, NamespaceLayout.Setup(point.Host), cancel);
            if (wasDown && cut is null)
            {
                await InAsync(point.Host, "nft", ["-f", "-"], point.Rules(null), cancel);
                await Task.Run(() => Settle(point.Near, point.Addresses), cancel);
            }

            if (cut is null) _cuts.TryRemove(path, out _);
            else _cuts[path] = cut;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Removes everything. Programs that still run in a host keep it alive, unseen, until they end.</summary>
    public async ValueTask DisposeAsync()
    {
        await RemoveAsync(_prefix);
        _turn.Dispose();
    }

    /// <summary>Removes the namespaces of a prefix, those that there are, and nothing else.</summary>
    public static async Task RemoveAsync(string prefix)
    {
        foreach (var name in NamespaceLayout.Hosts.Select(host => NamespaceLayout.Name(prefix, host)))
            if (NetworkNamespace.Exists(name)) await Tool.DoAsync("ip", ["netns", "del", name]);
    }

    private async Task BuildAsync(CancellationToken cancel)
    {
        foreach (var host in NamespaceLayout.Hosts)
        {
            await Tool.DoAsync("ip", ["netns", "add", Name(host)], cancel: cancel);
            NetworkNamespace.Run(Name(host), () =>
            {
                // The files show the settings of the namespace that the reading thread is in.
                foreach (var (path, value) in NamespaceLayout.Settings) File.WriteAllText($"/proc/sys/net/{path}", value);
            });
        }

        await Tool.DoAsync("ip", ["-batch", "-"], NamespaceLayout.Links(_prefix), cancel);
        foreach (var host in NamespaceLayout.Hosts)
            await IpAsync(host, NamespaceLayout.Rules(host) + NamespaceLayout.Setup(host), cancel);
        await InAsync(LabHost.OnPremisesHost, "nft", ["-f", "-"], NamespaceLayout.ReturnPath, cancel);
        await Task.WhenAll(NamespaceLayout.Neighbours.GroupBy(each => each.Host, each => each.Address).Select(group => Task.Run(() => Settle(group.Key, group), cancel)));
    }

    /// <summary>The kernel lets a new link's first packets wait, or drops them, for up to a second: a cut made then would measure that.</summary>
    private void Settle(LabHost host, IEnumerable<string> neighbours) => Run(host, () =>
    {
        using var ping = new Ping();
        foreach (var neighbour in neighbours)
        {
            var attempts = 0;
            while (ping.Send(IPAddress.Parse(neighbour), 200).Status != IPStatus.Success)
                if (++attempts == 50) throw new LabException($"{Name(host)} does not reach {neighbour} 10 s after its link was made.");
        }

        return true;
    });

    /// <summary>A batch has one address family, so the lines that ask for IPv6 make a second one.</summary>
    private async Task IpAsync(LabHost host, string batch, CancellationToken cancel)
    {
        var lines = batch.Split('\n').ToLookup(line => line.StartsWith("-6 ", StringComparison.Ordinal));
        await Tool.DoAsync("ip", ["-n", Name(host), "-batch", "-"], string.Join('\n', lines[false]), cancel);
        if (lines[true].Any())
            await Tool.DoAsync("ip", ["-6", "-n", Name(host), "-batch", "-"], string.Join('\n', lines[true].Select(line => line[3..])) + "\n", cancel);
    }

    private Task InAsync(LabHost host, string program, string[] arguments, string input, CancellationToken cancel) =>
        Tool.DoAsync("ip", ["netns", "exec", Name(host), program, .. arguments], input, cancel);
}
