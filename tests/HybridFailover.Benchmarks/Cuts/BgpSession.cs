using System.Diagnostics;
using System.Text.Json.Nodes;
using HybridFailover.Benchmarks.Programs;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.Benchmarks.Cuts;

/// <summary>
/// What a private virtual interface has: a BGP session between the VPC's router and router A, watched by BFD at 300 ms × 3. By frr,
/// which runs in the two hosts; it announces nothing, for the lab's gateway learns its routes from the endpoint.
/// </summary>
internal sealed class BgpSession : IAsyncDisposable
{
    private const string Programs = "/usr/lib/frr";
    private const string User = "frr"; // the package's own, in the group that its programs ask for
    private const string Near = "169.254.100.1", Far = "169.254.100.2";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Children.NewFolder();
    private readonly List<Process> _daemons = [];
    private readonly NamespaceNetwork _network;

    private BgpSession(NamespaceNetwork network) => _network = network;

    /// <summary>Why there can't be one on this machine; null: there can.</summary>
    public static string? NotPossible => File.Exists(Path.Combine(Programs, "bfdd")) ? null : "frr is not installed";

    /// <summary>Returns when the session and BFD are up.</summary>
    public static async Task<BgpSession> UpAsync(NamespaceNetwork network, CancellationToken cancel)
    {
        var session = new BgpSession(network);
        try
        {
            session.Configure(LabHost.VpcRouter, 64512, Near, 65000, Far);
            session.Configure(LabHost.DirectConnectRouter, 65000, Far, 64512, Near);
            using (var give = Process.Start("chown", ["-R", $"{User}:{User}", session._folder])) await give.WaitForExitAsync(cancel);
            foreach (var host in (LabHost[])[LabHost.VpcRouter, LabHost.DirectConnectRouter]) await session.StartAsync(host, cancel);
            await UntilAsync("The BGP session", () => session.IsUpAsync(cancel), cancel);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Both, as the VPC's router sees them.</summary>
    public async Task<bool> IsUpAsync(CancellationToken cancel)
    {
        var bgp = await AskAsync("show bgp summary json", cancel);
        var bfd = await AskAsync("show bfd peers json", cancel);
        return (string?)bgp?["ipv4Unicast"]?["peers"]?[Far]?["state"] == "Established" && bfd is JsonArray { Count: 1 } && (string?)bfd[0]!["status"] == "up";
    }

    /// <summary>Since when the session stands: it has not been down meanwhile when it is the same.</summary>
    public async Task<long?> EstablishedAsync(CancellationToken cancel) =>
        (long?)(await AskAsync($"show bgp neighbors {Far} json", cancel))?[Far]?["connectionsEstablished"];

    public async ValueTask DisposeAsync()
    {
        foreach (var daemon in _daemons)
        {
            daemon.Kill();
            await daemon.WaitForExitAsync();
            daemon.Dispose();
        }
        Directory.Delete(_folder, recursive: true);
    }

    private string FolderOf(LabHost host) => Path.Combine(_folder, host.ToString());

    private void Configure(LabHost host, int own, string address, int other, string neighbour)
    {
        var folder = Directory.CreateDirectory(FolderOf(host)).FullName;
        File.WriteAllText(Path.Combine(folder, "bgpd.conf"), $"""
            router bgp {own}
             bgp router-id {address}
             no bgp ebgp-requires-policy
             timers bgp 10 30
             neighbor {neighbour} remote-as {other}
             neighbor {neighbour} timers connect 1
             neighbor {neighbour} bfd 3 300 300

            """);
        foreach (var program in (string[])["zebra", "bfdd"]) File.WriteAllText(Path.Combine(folder, $"{program}.conf"), "");
    }

    /// <summary>
    /// bgpd watches its neighbour through bfdd, and reaches it through zebra, which keeps its hands off the kernel's routes. One after
    /// the other: what bgpd asks of a bfdd that is not there yet is lost.
    /// </summary>
    private async Task StartAsync(LabHost host, CancellationToken cancel)
    {
        var folder = FolderOf(host);
        Start(host, "zebra", "-r");
        await UntilAsync("frr's zebra", () => Task.FromResult(File.Exists($"{folder}/zserv.api")), cancel);
        Start(host, "bfdd", "--bfdctl", $"{folder}/bfdd.sock");
        await UntilAsync("frr's bfdd", async () => (await SayAsync(host, "show zebra client summary", cancel)).Contains("bfd", StringComparison.Ordinal), cancel);
        Start(host, "bgpd", "-n");
    }

    private void Start(LabHost host, string program, params string[] special)
    {
        var folder = FolderOf(host);
        _daemons.Add(Children.Start(new ProcessStartInfo("ip",
        [
            "netns", "exec", _network.Name(host), $"{Programs}/{program}", "-f", $"{folder}/{program}.conf", "-i", $"{folder}/{program}.pid", "-z", $"{folder}/zserv.api",
            "--vty_socket", folder, "-u", User, "-g", User, "-P", "0", "--log", $"file:{folder}/{program}.log", .. special,
        ])
        { RedirectStandardOutput = true, RedirectStandardError = true }));
    }

    private static async Task UntilAsync(string what, Func<Task<bool>> holds, CancellationToken cancel)
    {
        for (var began = Stopwatch.GetTimestamp(); !await holds(); await Task.Delay(100, cancel))
            if (Stopwatch.GetElapsedTime(began) > Patience) throw new TimeoutException($"{what} did not come up within {Patience.TotalSeconds:0} s.");
    }

    /// <returns>Null: no answer yet.</returns>
    private async Task<JsonNode?> AskAsync(string question, CancellationToken cancel)
    {
        var answer = await SayAsync(LabHost.VpcRouter, question, cancel);
        var at = answer.IndexOfAny(['{', '[']);
        return at < 0 ? null : JsonNode.Parse(answer[at..]);
    }

    /// <returns>Nothing when nobody answers.</returns>
    private async Task<string> SayAsync(LabHost host, string question, CancellationToken cancel)
    {
        var answer = await _network.ExecAsync(host, "vtysh", ["--vty_socket", FolderOf(host), "-c", question], cancel);
        return answer.ExitCode == 0 ? answer.Output : "";
    }
}
