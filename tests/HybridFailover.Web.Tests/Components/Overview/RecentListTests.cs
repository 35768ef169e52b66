using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Tests.Fakes;

namespace HybridFailover.Web.Tests.Components.Overview;

public sealed class RecentListTests
{
    private static readonly Transition One = PageSamples.Transition("1"), Two = PageSamples.Transition("2"), Three = PageSamples.Transition("3");

    private readonly RecentList _list = new();

    [Fact]
    public void Unread_the_list_is_what_is_newest() => Assert.Equal([Two, One], _list.Arrange([Two, One], isRead: false));

    [Fact]
    public void While_it_is_read_new_ones_wait_and_are_counted()
    {
        _list.Arrange([One], isRead: false);

        Assert.Equal([One], _list.Arrange([Three, Two, One], isRead: true));
        Assert.Equal(2, _list.Waiting);

        Assert.Equal([Three, Two, One], _list.Arrange([Three, Two, One], isRead: false));
        Assert.Equal(0, _list.Waiting);
    }

    [Fact]
    public void One_that_is_shown_shows_its_end_although_the_list_is_read()
    {
        _list.Arrange([One with { Result = TransitionResult.Open }], isRead: false);

        Assert.Equal(TransitionResult.Done, Assert.Single(_list.Arrange([One], isRead: true)).Result);
    }

    [Fact]
    public void The_same_id_at_another_site_is_another_transition()
    {
        _list.Arrange([One], isRead: false);

        _list.Arrange([One with { Site = "SEA1" }, One], isRead: true);

        Assert.Equal(1, _list.Waiting);
    }
}
