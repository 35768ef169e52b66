using System.Diagnostics;
using System.Net;
using System.Text.Json;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;

namespace HybridFailover.EndToEnd.Namespaces;

/// <summary>The process behind <c>lab up</c>, with a stand-in for the monitor that writes down what it was given and waits.</summary>
public sealed class NamespaceLabSupervisorTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lab_answers_on_its_control_socket_and_leaves_nothing_behind()
    {
        Assert.SkipWhen(NamespaceNetwork.NotPossible is not null, NamespaceNetwork.NotPossible ?? "");
        var client = new NamespaceLabClient("hflabf", TimeProvider.System);
        var running = NamespaceLabSupervisor.RunAsync(Options("hflabf"), Waiting, Cancel);
        var status = await UntilUpAsync(client, running);
        Assert.Equal(["dx", "vpn"], status.Paths.Select(path => path.Path));
        Assert.StartsWith("runs as process", status.Monitor, StringComparison.Ordinal);

        var config = JsonDocument.Parse(await File.ReadAllTextAsync(client.Folder.ConfigFile, Cancel)).RootElement.GetProperty("HybridFailover");
        Assert.Equal("icmp://172.16.0.2?source=10.0.2.11", config.GetProperty("Sites").GetProperty("LAX1").GetProperty("Paths")[1].GetProperty("Targets")[1].GetString());
        Assert.Equal(client.Folder.DataDirectory, config.GetProperty("DataDirectory").GetString());

        Assert.Equal("loss=30%", (await client.CutAsync("lax1", "dx", "loss=30%", Cancel)).Paths[0].Cut);
        Assert.Null((await client.HealAsync("LAX1", "dx", Cancel)).Paths[0].Cut);
        var inside = new RemoteLab(client.Folder.ControlSocket, TimeProvider.System);
        await inside.CutAsync("LAX1", "dx", PathCut.OneWay, Cancel);
        Assert.Equal(PathCut.OneWay, inside.Paths[0].Cut);
        Assert.Equal("Production traffic is lost: 1 of 1 route leads to dx, which is cut (one-way).", Assert.Single(inside.Traffic).Sentence);
        await inside.HealAsync("LAX1", "dx", Cancel);
        Assert.Contains("LAX1 vpn", (await Assert.ThrowsAsync<LabException>(() => client.CutAsync("LAX1", "mpls", "drop", Cancel))).Message, StringComparison.Ordinal);
        Assert.Contains("one-way-back", (await Assert.ThrowsAsync<LabException>(() => client.CutAsync("LAX1", "dx", "hard", Cancel))).Message, StringComparison.Ordinal);

        var monitor = int.Parse(status.Monitor.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        // The lab's process is this one, so it is asked, and not signalled.
        Assert.True(await client.DownAsync(Cancel));
        await running;
        Assert.False(Directory.Exists(client.Folder.Root));
        Assert.Empty(Leftovers("hflabf"));
        Assert.False(Directory.Exists($"/proc/{monitor}"));
        await Assert.ThrowsAsync<LabException>(() => client.StatusAsync(Cancel));
    }

    [Fact]
    public async Task A_monitor_that_is_killed_is_started_again()
    {
        Assert.SkipWhen(NamespaceNetwork.NotPossible is not null, NamespaceNetwork.NotPossible ?? "");
        var client = new NamespaceLabClient("hflabg", TimeProvider.System);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var running = NamespaceLabSupervisor.RunAsync(Options("hflabg"), Waiting, end.Token);
        var before = (await UntilUpAsync(client, running)).Monitor;
        Process.GetProcessById(int.Parse(before.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture)).Kill();
        var after = before;
        for (var attempt = 0; attempt < 200 && (after == before || !after.StartsWith("runs", StringComparison.Ordinal)); attempt++)
        {
            await Task.Delay(50, Cancel);
            after = (await client.StatusAsync(Cancel)).Monitor;
        }

        Assert.StartsWith("runs as process", after, StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        await end.CancelAsync();
        await running;
        Assert.Empty(Leftovers("hflabg"));
    }

    [Fact]
    public async Task What_a_killed_lab_left_is_cleared_away_and_processes_that_are_not_its_own_are_left_alone()
    {
        Assert.SkipWhen(NamespaceNetwork.NotPossible is not null, NamespaceNetwork.NotPossible ?? "");
        var network = await NamespaceNetwork.UpAsync("hflabh", Cancel); // never disposed: as after kill -9
        var client = new NamespaceLabClient("hflabh", TimeProvider.System);
        client.Folder.Create();
        using var left = Process.Start("sleep", "1000");
        using var stranger = Process.Start("sleep", "1000");
        client.Folder.Record(RecordedProcess.Of("monitor", left.Id)!);
        // The number of a process that ended, taken over by another one.
        client.Folder.Record(RecordedProcess.Of("monitor", stranger.Id)! with { StartedAt = 1 });
        Assert.NotEmpty(Leftovers("hflabh"));

        Assert.True(await client.DownAsync(Cancel));
        Assert.Empty(Leftovers("hflabh"));
        Assert.False(Directory.Exists(client.Folder.Root));
        await left.WaitForExitAsync(Cancel);
        Assert.False(stranger.HasExited);
        stranger.Kill();
        Assert.False(await client.DownAsync(Cancel));
        Assert.NotNull(network);
    }

    private static SupervisorOptions Options(string prefix) => new()
    {
        Lab = new NamespaceLabOptions { Prefix = prefix }, Dashboard = new IPEndPoint(IPAddress.Loopback, 0),
    };

    private static Process Waiting(MonitorStart start) => Process.Start(start.Program("sleep", "1000"))!;

    private static IReadOnlyList<LabHost> Leftovers(string prefix) =>
        [.. NamespaceLayout.Hosts.Where(host => NetworkNamespace.Exists(NamespaceLayout.Name(prefix, host)))];

    private static async Task<LabStatus> UntilUpAsync(NamespaceLabClient client, Task running)
    {
        while (true)
        {
            if (running.IsCompleted) await running;
            try
            {
                var status = await client.StatusAsync(Cancel);
                if (status.Monitor.StartsWith("runs", StringComparison.Ordinal)) return status;
            }
            catch (LabException)
            {
                // Not up yet.
            }

            await Task.Delay(50, Cancel);
        }
    }
}
