using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using HybridFailover.EndToEnd.Failover;
using HybridFailover.EndToEnd.Processes;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.EndToEnd.CommandLine;

/// <summary><c>lab up</c> to <c>lab down</c> as a person types them: every line is a process of its own.</summary>
public sealed class LabCommandTests : IAsyncDisposable
{
    private static readonly string Prefix = LabName.Of('c');

    private readonly int _port = FreePort();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Url => $"http://127.0.0.1:{_port}";

    [Fact]
    public async Task A_lab_comes_up_is_cut_fails_over_is_healed_and_goes_down_by_typed_lines()
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        var up = await DoneAsync($"lab up --prefix {Prefix} --port {_port}");
        Assert.Contains(Url, up.Output, StringComparison.Ordinal);
        await UntilAsync("on dx");
        Assert.Contains("Production traffic flows over dx", (await DoneAsync("lab status")).Output, StringComparison.Ordinal);

        Assert.Contains("drop", (await DoneAsync("lab cut LAX1 dx")).Output, StringComparison.Ordinal);
        await UntilAsync("on vpn");
        Assert.Contains("Production traffic flows over vpn", (await DoneAsync("lab status")).Output, StringComparison.Ordinal);
        Assert.Contains("on vpn", (await DoneAsync("status LAX1")).Output, StringComparison.Ordinal);

        Assert.DoesNotContain("drop", (await DoneAsync("lab heal LAX1 dx")).Output, StringComparison.Ordinal);
        await UntilAsync("on vpn", "up");
        // Not waited for: so soon after the failover a read proves the way back only when the lab's ordinary grace has passed.
        await DoneAsync("failback LAX1 --reason The_carrier_has_repaired_it --no-wait");
        await UntilAsync("switching vpn → dx");
        await UntilFlowsAsync("Production traffic flows over dx");

        Assert.Equal(2, (await TypeAsync("lab cut LAX1 mpls")).ExitCode);
        Assert.Equal(1, (await TypeAsync($"lab up --prefix {Prefix} --port {_port}")).ExitCode); // it is up already
        await DoneAsync($"lab down --prefix {Prefix}");
        AssertNothingIsLeft();
        Assert.Equal(3, (await TypeAsync("lab status")).ExitCode);
        Assert.Contains("No lab was up", (await DoneAsync($"lab down --prefix {Prefix}")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_kill_9_left_of_a_lab_is_gone_after_the_next_up_and_down()
    {
        Assert.SkipWhen(SharedLab.NotPossible is not null, SharedLab.NotPossible ?? "");
        await DoneAsync($"lab up --prefix {Prefix} --port {_port}");
        var folder = new LabFolder(Prefix);
        var (lab, left) = (folder.Running!, Monitors(folder));
        Assert.NotEmpty(left);
        using (var process = Process.GetProcessById(lab.Id))
        {
            process.Kill();
            await process.WaitForExitAsync(Cancel);
        }

        Assert.All(left, each => Assert.True(each.IsAlive)); // an orphan, with a network of its own
        await DoneAsync($"lab up --prefix {Prefix} --port {_port}");
        Assert.All(left, each => Assert.False(each.IsAlive));
        await UntilAsync("on dx");
        var second = folder.Running!;
        second.Signal(9);
        await DoneAsync($"lab down --prefix {Prefix}");
        Assert.False(second.IsAlive);
        AssertNothingIsLeft();
    }

    public async ValueTask DisposeAsync()
    {
        if (SharedLab.NotPossible is null) await new NamespaceLabClient(Prefix, TimeProvider.System).DownAsync(CancellationToken.None);
    }

    private static IReadOnlyList<RecordedProcess> Monitors(LabFolder folder) =>
        [.. File.ReadAllLines(Path.Combine(folder.Root, "processes")).Select(RecordedProcess.Parse).OfType<RecordedProcess>().Where(each => each.Name == "monitor")];

    private static void AssertNothingIsLeft()
    {
        Assert.False(Directory.Exists(new LabFolder(Prefix).Root));
        Assert.DoesNotContain(NamespaceLayout.Hosts, host => NetworkNamespace.Exists(NamespaceLayout.Name(Prefix, host)));
    }

    private Task<TypedLine> TypeAsync(string line) => WebProgram.TypeAsync(line, Url, Cancel);

    private async Task<TypedLine> DoneAsync(string line)
    {
        var typed = await TypeAsync(line);
        Assert.True(typed.ExitCode == 0, $"\"{line}\" ended with {typed.ExitCode}: {typed.Output}{typed.Error}");
        return typed;
    }

    /// <summary>Until status shows this standing and, if named, this verdict of Direct Connect.</summary>
    private async Task UntilAsync(string standing, string? verdict = null)
    {
        using var client = new HttpClient { BaseAddress = new Uri(Url) };
        var seen = "";
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(60); await Task.Delay(50, Cancel))
        {
            seen = await client.GetStringAsync("api/v1/sites/LAX1", Cancel);
            var site = JsonNode.Parse(seen)!;
            if ($"{site["standing"]!["text"]}" == standing && (verdict is null || $"{site["paths"]![0]!["verdict"]}" == verdict)) return;
        }

        Assert.Fail($"The site did not come to {standing}: {seen}");
    }

    private async Task UntilFlowsAsync(string sentence)
    {
        var seen = "";
        for (var began = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30);)
            if ((seen = (await DoneAsync("lab status")).Output).Contains(sentence, StringComparison.Ordinal)) return;
        Assert.Fail($"Not seen: {sentence}. Instead: {seen}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
