using HybridFailover.EndToEnd.Browser;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>Tests of the real program's pages that leave it as they found it: one browser and one program for all of them.</summary>
[CollectionDefinition(Name)]
public sealed class InTheProgram : ICollectionFixture<Chromium>, ICollectionFixture<LivedIn>
{
    public const string Name = "In the program";
}
