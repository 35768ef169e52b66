using HybridFailover.Engine.Samples;
using HybridFailover.Web.History;
using static HybridFailover.Web.Tests.History.SampleStore;

namespace HybridFailover.Web.Tests.History;

public sealed class SampleTablesTests
{
    [Fact]
    public void What_was_written_is_read_back()
    {
        using var store = new SampleStore();
        store.Write(Second(0), Second(1), Second(1, "vpn")).Write(Minute(0)).Write(Run(3, 1.5, 8, LossKind.Void), Run(9, 0, 1, LossKind.Late));
        Assert.Equal([Second(0), Second(1)], store.Read(SampleResolution.Second).Paths[0].Seconds);
        Assert.Equal([Minute(0)], store.Read(SampleResolution.Minute).Paths[0].Minutes);
        Assert.Equal([Run(3, 1.5, 8, LossKind.Void), Run(9, 0, 1, LossKind.Late)], store.Read(SampleResolution.Minute).Paths[0].Runs);
    }

    [Fact]
    public void Of_a_second_that_comes_twice_the_fuller_one_stands_and_of_equal_ones_the_later()
    {
        using var store = new SampleStore();
        store.Write(Second(0, sent: 5, median: 10), Second(0, sent: 4, median: 20), Second(1, sent: 5, median: 10), Second(1, sent: 5, median: 20));
        Assert.Equal([Second(0, sent: 5, median: 10), Second(1, sent: 5, median: 20)], store.Read(SampleResolution.Second).Paths[0].Seconds);
    }

    [Fact]
    public void So_it_is_with_minutes()
    {
        using var store = new SampleStore();
        store.Write(Minute(0, sent: 300), Minute(0, sent: 120), Minute(1, sent: 120), Minute(1, sent: 300));
        Assert.Equal([Minute(0, sent: 300), Minute(1, sent: 300)], store.Read(SampleResolution.Minute).Paths[0].Minutes);
    }

    [Fact]
    public void Pieces_of_a_run_become_one()
    {
        using var store = new SampleStore();
        store.Write(Run(0, 60, 601)).Write(Run(60, 60, 600), Run(120, 10, 100)).Write(Run(500, 0, 1));
        Assert.Equal([Run(0, 130, 1_301), Run(500, 0, 1)], store.Read(SampleResolution.Minute).Paths[0].Runs);
    }

    [Fact]
    public void A_run_that_is_told_twice_stands_once()
    {
        using var store = new SampleStore();
        LossRun[] runs = [Run(0, 60, 601), Run(60, 60, 600), Run(200, 0, 1), Run(300, 2, 20)];
        store.Write(runs).Write(runs).Write(runs[1], runs[2]);
        Assert.Equal([Run(0, 120, 1_201), Run(200, 0, 1), Run(300, 2, 20)], store.Read(SampleResolution.Minute).Paths[0].Runs);
    }

    [Fact]
    public void A_piece_continues_only_what_ends_where_it_begins_and_is_of_its_path_and_kind()
    {
        using var store = new SampleStore();
        LossRun[] runs = [Run(0, 60, 600), Run(61, 60, 600), Run(121, 5, 50, LossKind.Late), Run(126, 5, 50, LossKind.Late, "vpn")];
        store.Write(runs);
        Assert.Equal(runs[..3], store.Read(SampleResolution.Minute).Paths[0].Runs);
    }

    [Fact]
    public void Paths_compare_without_case()
    {
        using var store = new SampleStore();
        store.Write(Second(0), Second(1, "DX", site: "lax1"));
        Assert.Equal(1, store.Count("paths"));
        Assert.Equal(2, store.Read(SampleResolution.Second, path: "Dx").Paths[0].Seconds.Count);
    }
}
