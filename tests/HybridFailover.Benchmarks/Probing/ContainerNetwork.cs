using HybridFailover.Benchmarks.Programs;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>A network with nothing but loopback, where every group may open ICMP datagram sockets, as in a container.</summary>
internal sealed class ContainerNetwork : IDisposable
{
    private const string Name = Children.Prefix + "-box";

    public ContainerNetwork()
    {
        Dispose(); // what a killed run left
        Ip("netns", "add", Name);
        Ip("-n", Name, "link", "set", "lo", "up");
        NetworkNamespace.Run(Name, () => File.WriteAllText("/proc/sys/net/ipv4/ping_group_range", "0 2147483647"));
    }

    /// <summary>Opens sockets in it, which then may be used from anywhere.</summary>
    public T Run<T>(Func<T> work) => NetworkNamespace.Run(Name, work);

    public void Dispose()
    {
        if (NetworkNamespace.Exists(Name)) Ip("netns", "del", Name);
    }

    private static void Ip(params string[] arguments) => Tool.DoAsync("ip", arguments).GetAwaiter().GetResult();
}
