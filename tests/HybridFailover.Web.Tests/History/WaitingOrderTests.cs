using HybridFailover.Web.History;
using static HybridFailover.Web.Tests.History.StoreScene;

namespace HybridFailover.Web.Tests.History;

/// <summary>Two threads, one order: what the spill file took is older than what still waits in memory.</summary>
public sealed class WaitingOrderTests
{
    [Fact]
    public void What_came_after_a_spilled_record_is_not_taken_before_the_spill_file_was()
    {
        using var waiting = new WaitingRecords();
        var (first, second) = (Group(1), Group(2));
        waiting.Put(first);
        // The spilling thread comes between the writer's look at the file and its taking.
        waiting.Spilled([first]);
        waiting.Put(second);

        Assert.Empty(waiting.Take(10, unless: () => true));
        Assert.Same(second, Assert.Single(waiting.Take(10, unless: () => false)));
    }

    [Fact]
    public void A_line_that_takes_the_place_of_one_that_a_crash_cut_off_is_read_whole()
    {
        var folder = Directory.CreateTempSubdirectory("hf-spill-").FullName;
        var spill = new SpillFile(folder);
        spill.Append([Group(1)]);
        var line = File.ReadAllBytes(spill.FilePath);
        using (var file = File.OpenWrite(spill.FilePath))
        {
            file.Seek(0, SeekOrigin.End);
            file.Write(line.AsSpan(0, line.Length / 2));
        }
        var after = new SpillFile(folder);
        Assert.Single(after.Next(10, out _));
        Assert.Empty(after.Next(10, out _)); // the cut line is none
        after.Append([Group(2)]);
        after.Finish(keepAs: null); // something came: nothing is finished

        var entry = Assert.Single(Assert.Single(after.Next(10, out var unreadable)));
        Assert.Equal((Group(2).Entries[0].Entry.Content, 0), (entry.Entry.Content, unreadable));
        after.Finish(keepAs: null);
        Assert.False(File.Exists(spill.FilePath));
        Directory.Delete(folder, recursive: true);
    }

    private static WaitingGroup Group(byte number) => new([new KeyedEntry([.. Enumerable.Repeat(number, 16)], Entry(number))], TimeSpan.Zero);
}
