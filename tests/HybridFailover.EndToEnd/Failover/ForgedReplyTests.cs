using HybridFailover.Engine.Health;

namespace HybridFailover.EndToEnd.Failover;

/// <summary>Replies that the targets did not send keep no path up.</summary>
[Collection(SharedLabCollection.Name)]
public sealed class ForgedReplyTests(SharedLab shared)
{
    [Theory]
    [InlineData(Forgery.FromAnotherAddress), InlineData(Forgery.WithAnotherNonce), InlineData(Forgery.Replayed)]
    public async Task A_forged_reply_counts_for_nothing(Forgery forgery)
    {
        await using var scene = await Scene.StartAsync(shared);
        using var forger = new EchoForger(scene.Lab.Network);
        await scene.CutAsync("dx");
        // The forger's packets arrive, and in time: made just like the targets' own they keep the path up.
        var believed = await scene.MeasureOnAsync(70);
        Assert.Equal(("on dx", Verdict.Up), (believed.Standing.Text, believed.Paths[0].Verdict));
        Assert.Empty(scene.Writes);

        var rejected = believed.Paths[0].Figures.Rejected;
        forger.Forgery = forgery;
        await scene.UntilOnAsync("vpn");
        var from = forger.Count;
        var after = await scene.MeasureOnAsync(30);
        Assert.True(forger.Count > from);
        Assert.Equal(Verdict.Down, after.Paths[0].Verdict);
        Assert.True(after.Paths[0].Figures.Rejected >= rejected + 20, $"{after.Paths[0].Figures.Rejected} rejected, {rejected} before");
        Assert.Equal("CreateRoute", Assert.Single(scene.Writes).Action);
    }
}
