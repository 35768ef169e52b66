using HybridFailover.Benchmarks.Programs;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.Benchmarks.Probing;

/// <summary>A network with nothing but loopback, where every group may open ICMP datagram sockets, as in a container.</summary>
internal sealed class ContainerNetwork : IDisposable
{
    private readonly string _name = Children.Prefix + "-box";

    public ContainerNetwork()
    {
        Dispose(); // what a killed run left
        Ip("netns", "add", _name);
        Ip("-n", _name, "link", "set", "lo", "up");
        NetworkNamespace.Run(_name, () => File.WriteAllText("/proc/sys/net/ipv4/ping_group_range", "0 2147483647"));
    }

    /// <summary>Opens sockets in it, which then may be used from anywhere.</summary>
    public T Run<T>(Func<T> work) => NetworkNamespace.Run(_name, work);

    public void Dispose()
    {
        if (NetworkNamespace.Exists(_name)) Ip("netns", "del", _name);
    }

    private static void Ip(params string[] arguments) => Tool.DoAsync("ip", arguments).GetAwaiter().GetResult();
}
