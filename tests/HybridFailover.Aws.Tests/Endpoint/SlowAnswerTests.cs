using HybridFailover.Lab.Endpoint;
using HybridFailover.Tests;
using static HybridFailover.Aws.Tests.Endpoint.LabNetwork;

namespace HybridFailover.Aws.Tests.Endpoint;

/// <summary>Faults that are made of time, on time that moves when it is told to.</summary>
public sealed class SlowAnswerTests : IAsyncLifetime
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);
    private readonly ManualTimeProvider _time = new();
    private Ec2Endpoint _endpoint = null!;
    private RawClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _endpoint = await StartAsync(new EndpointOptions { Time = _time });
        _client = new RawClient(_endpoint.Url) { ClockOff = _time.GetUtcNow() - DateTimeOffset.UtcNow };
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_slow_answer_waits_before_or_after_the_change(bool afterChange, bool isChangedWhileWaiting)
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.SlowAnswer, Delay = Delay, AfterChange = afterChange, Times = 1 });

        var answer = CreateAsync();
        await WaitingAsync();
        Assert.Equal(isChangedWhileWaiting, IsChanged);
        Assert.False(answer.IsCompleted);

        _time.Advance(Delay);
        Assert.Equal(200, (await answer).Status);
        Assert.True(IsChanged);
        Assert.InRange(Assert.Single(_endpoint.Calls.Calls).Took, Delay - TimeSpan.FromMilliseconds(1), Delay + TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task A_client_that_gives_up_does_not_stop_the_change()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.SlowAnswer, Delay = Delay, Times = 1 });

        var answer = CreateAsync();
        await WaitingAsync();
        _client.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => answer);
        _time.Advance(Delay);

        await UntilAsync(() => _endpoint.Calls.Count == 1);
        Assert.True(IsChanged);
    }

    [Fact]
    public async Task Lagging_reads_show_each_change_later()
    {
        _endpoint.Faults.Add(new Fault { Kind = FaultKind.LaggingReads, Delay = TimeSpan.FromSeconds(2) });
        await CreateAsync();

        Assert.False(await ShowsStaticAsync());
        _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(await ShowsStaticAsync());
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(await ShowsStaticAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _endpoint.DisposeAsync();
    }

    private bool IsChanged => _endpoint.Network.Rows(Table).Any(row => row.Target == Interface);

    private Task<RawAnswer> CreateAsync() =>
        _client.CallAsync("CreateRoute", ("RouteTableId", Table), ("DestinationCidrBlock", OnPremises), ("NetworkInterfaceId", Interface));

    private async Task<bool> ShowsStaticAsync() =>
        (await _client.CallAsync("DescribeRouteTables", ("RouteTableId.1", Table))).Values("networkInterfaceId").Contains(Interface);

    private Task WaitingAsync() => UntilAsync(() => _time.Waiting > 0);

    /// <summary>The request is on its way through real sockets; that takes as long as it takes.</summary>
    private static async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo()) await Task.Delay(1, TestContext.Current.CancellationToken);
    }
}
