using HybridFailover.EndToEnd.Browser;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>Tests of the pages over a monitor that says what they want to see: one browser and one stage for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class OnStage : ICollectionFixture<Chromium>, ICollectionFixture<Stage>
{
    public const string Name = "On the stage";
}
