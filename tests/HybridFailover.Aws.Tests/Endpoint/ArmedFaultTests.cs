using HybridFailover.Lab.Endpoint;
using HybridFailover.Lab.Endpoint.Faulting;
using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>When a fault strikes, on time as a parameter.</summary>
public sealed class ArmedFaultTests
{
    private static readonly CallTraits Create = new("CreateRoute", true, ["rtb-1"]);
    private static readonly CallTraits Describe = new("DescribeRouteTables", false, []);
    private static readonly TimeSpan SetAt = TimeSpan.FromSeconds(100);

    [Fact]
    public void A_bucket_refills_at_its_rate_and_never_beyond_its_size()
    {
        var bucket = Armed(new Fault { Kind = FaultKind.TokenBucket, Burst = 2, PerSecond = 5 });

        Assert.Equal([false, false, true], Strikes(bucket, SetAt, SetAt, SetAt));
        Assert.Equal([false, true], Strikes(bucket, SetAt + TimeSpan.FromSeconds(0.2), SetAt + TimeSpan.FromSeconds(0.2)));
        Assert.Equal([false, false, true], Strikes(bucket, SetAt + TimeSpan.FromHours(1), SetAt + TimeSpan.FromHours(1), SetAt + TimeSpan.FromHours(1)));
    }

    [Fact]
    public void A_fault_is_over_when_its_time_is()
    {
        var fault = Armed(new Fault { Kind = FaultKind.Unavailable, For = TimeSpan.FromSeconds(5) });

        Assert.Equal([true, false], Strikes(fault, SetAt + TimeSpan.FromSeconds(4.9), SetAt + TimeSpan.FromSeconds(5)));
        Assert.True(fault.IsOver(SetAt + TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Stale_reads_do_not_count_writes()
    {
        var fault = Armed(new Fault { Kind = FaultKind.StaleReads, Times = 1 });

        Assert.False(fault.Meets(Create, SetAt));
        Assert.True(fault.Meets(Describe, SetAt));
        Assert.False(fault.Meets(Describe, SetAt));
    }

    [Fact]
    public void A_fault_for_a_table_leaves_calls_for_others_alone()
    {
        var fault = Armed(new Fault { Kind = FaultKind.Unauthorized, RouteTable = "rtb-2", Times = 1 });

        Assert.False(fault.Meets(Create, SetAt));
        Assert.True(fault.Meets(Create with { RouteTables = ["rtb-1", "rtb-2"] }, SetAt));
    }

    [Fact]
    public void A_lagging_read_sees_what_stood_then()
    {
        var first = new VpcWorld("1", "first");
        var history = new WorldHistory(first);
        var second = first with { Region = "second" };
        history.Add(TimeSpan.FromSeconds(10), second);
        history.Add(TimeSpan.FromSeconds(20), first with { Region = "third" });

        Assert.Equal(["first", "second", "second", "third"],
            new[] { 9.0, 10.0, 19.9, 20.0 }.Select(seconds => history.At(TimeSpan.FromSeconds(seconds)).Region));
    }

    private static ArmedFault Armed(Fault fault) => new(fault, SetAt, new VpcWorld("1", "r"));

    private static bool[] Strikes(ArmedFault fault, params TimeSpan[] times) => [.. times.Select(time => fault.Meets(Create, time))];
}
