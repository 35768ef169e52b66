using HybridFailover.EndToEnd.Failover;
using HybridFailover.TestSupport.Disks;

namespace HybridFailover.EndToEnd.History;

/// <summary>Disks on which writes hang.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class FrozenDiskTests(SharedLab shared)
{
    private const int Readers = 90;
    private static readonly string[] Readings = ["sites/LAX1/samples", "audit", "audit/export?format=csv"];

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task A_disk_that_hangs_delays_no_failover_and_loses_no_record(bool withTheSpillFile)
    {
        Assert.SkipWhen(LoopDisk.NotPossible is not null, LoopDisk.NotPossible ?? "");
        var elsewhere = Directory.CreateTempSubdirectory("hf-spill-");
        await using var disk = await LoopDisk.MountAsync("hf-disk-", Scene.Cancel);
        await using (var scene = await FaultScene.StartAsync(shared, Path.Combine(disk.Path, "data"), withTheSpillFile ? null : elsewhere.FullName))
        {
            await disk.FreezeAsync(Scene.Cancel);
            // Readers who hang in the same disk must not take from the failover what it runs on.
            var reading = Enumerable.Range(0, Readers).Select(number => scene.Scene.Monitor.Api.ReadAsync(Readings[number % Readings.Length], Scene.Cancel)).ToList();
            try
            {
                await scene.FailOverAsUsualAsync();
                await scene.UntilDegradedAsync(withTheSpillFile ? "Records wait in memory" : $"Records wait in {scene.Spill}");
                await Task.Delay(1000, Scene.Cancel);
                Assert.Equal(!withTheSpillFile, File.Exists(scene.Spill));
            }
            finally
            {
                await disk.ThawAsync();
            }
            await Task.WhenAll(reading);
            await scene.UntilWellAsync();
            await scene.FailBackAsync();
            await scene.AssertCompleteAsync();
        }
        elsewhere.Delete(recursive: true);
    }
}
