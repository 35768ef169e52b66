using HybridFailover.Engine.Probing;

namespace HybridFailover.Engine.Tests.Probing;

public sealed class BurstBudgetTests
{
    [Fact]
    public void Ten_bursts_are_allowed_in_any_sixty_seconds()
    {
        var budget = new BurstBudget();
        for (var burst = 0; burst < 10; burst++)
        {
            Assert.True(budget.Allows(TimeSpan.FromSeconds(burst)));
            budget.Take(TimeSpan.FromSeconds(burst));
        }
        Assert.False(budget.Allows(TimeSpan.FromSeconds(59.9)));
        Assert.True(budget.Allows(TimeSpan.FromSeconds(60)));
        budget.Take(TimeSpan.FromSeconds(60));
        Assert.False(budget.Allows(TimeSpan.FromSeconds(60.9)));
        Assert.True(budget.Allows(TimeSpan.FromSeconds(61)));
    }
}
