using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Tests.Failover;
using HybridFailover.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class StateFileTests : IDisposable
{
    private static readonly StateReading Nothing = new StateReading.Missing("none");
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("hybridfailover-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "new", "state.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private StateFile Open(StateReading start) => new(Path, start, TimeProvider.System, NullLogger<StateFile>.Instance);

    private StateFile Open(Action<string, byte[]> replace) => new(Path, Nothing, TimeProvider.System, NullLogger<StateFile>.Instance, replace);

    [Fact]
    public async Task What_was_put_is_read_at_the_next_start()
    {
        Assert.Equal(new StateReading.Missing($"there is no state file {Path}"), StateFile.Read(Path));
        await using (var file = Open(Nothing))
        {
            file.Put(StateTextTests.Full());
            file.Put(StateTextTests.Full("SEA1"));
            Assert.True(await file.DurableWithinAsync(Long));
            Assert.Equal(["LAX1", "SEA1"], Codes());
            file.Forget("SEA1");
            Assert.True(await file.DurableWithinAsync(Long));
        }

        Assert.Equal(["LAX1"], Codes());
        Assert.Equal(["state.json"], Directory.GetFiles(System.IO.Path.GetDirectoryName(Path)!).Select(System.IO.Path.GetFileName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path));
    }

    [Fact]
    public async Task What_was_read_is_kept_when_another_site_is_written()
    {
        await using (var file = Open(Nothing)) file.Put(StateTextTests.Full());
        await using (var file = Open(StateFile.Read(Path))) file.Put(StateTextTests.Full("SEA1"));

        Assert.Equal(["LAX1", "SEA1"], Codes());
    }

    [Fact]
    public async Task A_file_that_can_not_be_used_is_kept_beside_the_new_one()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        await File.WriteAllTextAsync(Path, """{ "version": 99, "sites": "of a newer program" }""", TestContext.Current.CancellationToken);

        await using (var file = Open(StateFile.Read(Path))) file.Put(StateTextTests.Full());

        Assert.Equal(["LAX1"], Codes());
        Assert.Contains("of a newer program", await File.ReadAllTextAsync(Path + ".unreadable", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_is_written_at_the_end()
    {
        await using (var file = Open(Nothing)) file.Put(StateTextTests.Full());

        Assert.Equal(["LAX1"], Codes());
    }

    [Fact]
    public async Task Many_changes_cost_few_writes_and_the_last_one_counts()
    {
        using var gate = new SemaphoreSlim(0);
        var writes = new List<byte[]>();
        await using var file = Open((_, content) =>
        {
            gate.Wait();
            writes.Add(content);
        });
        for (var flap = 1; flap <= 100; flap++) file.Put(StateTextTests.Full() with { FlapCount = flap });
        gate.Release(2);

        Assert.True(await file.DurableWithinAsync(Long));
        Assert.InRange(writes.Count, 1, 2);
        Assert.Equal(100, Assert.IsType<StateReading.Read>(StateText.Read(writes[^1], Path)).Remembered.Find("LAX1")!.FlapCount);
        gate.Release();
    }

    [Fact]
    public async Task A_slow_disk_is_not_waited_for()
    {
        using var gate = new SemaphoreSlim(0);
        await using var file = Open((_, _) => gate.Wait());
        Assert.True(await file.DurableWithinAsync(TimeSpan.Zero));
        file.Put(StateTextTests.Full());

        Assert.False(await file.DurableWithinAsync(TimeSpan.FromMilliseconds(1)));
        gate.Release();
        Assert.True(await file.DurableWithinAsync(Long));
    }

    [Fact]
    public async Task A_write_that_fails_is_said_and_tried_again()
    {
        var full = true;
        var time = new ManualTimeProvider();
        await using var file = new StateFile(Path, Nothing, time, NullLogger<StateFile>.Instance, (_, _) =>
        {
            if (Volatile.Read(ref full)) throw new IOException("No space left.");
        });
        file.Put(StateTextTests.Full());
        // The writer has said so and waits for its next try.
        while (time.Waiting == 0) await Task.Yield();
        Assert.Equal(
            $"the state file {Path} can't be written: No space left. Failover works; a restart would forget holds, suspensions and flap blocks made since.",
            file.Trouble);
        Volatile.Write(ref full, false);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.True(await file.DurableWithinAsync(Long));
        Assert.Null(file.Trouble);
    }

    [Fact]
    public void A_file_that_can_not_be_read_is_not_a_missing_one()
    {
        Directory.CreateDirectory(Path);

        Assert.StartsWith($"the state file {Path} can't be read: ", Assert.IsType<StateReading.Unreadable>(StateFile.Read(Path)).Sentence, StringComparison.Ordinal);
    }

    private IEnumerable<string> Codes() => Assert.IsType<StateReading.Read>(StateFile.Read(Path)).Remembered.Sites.Select(site => site.Code);
}
