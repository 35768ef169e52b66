using HybridFailover.Engine.Replay;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Engine.Tests.Replay;

/// <summary>Values to be tried out, as a person would write them.</summary>
internal static class Trials
{
    public static PolicyTrial Of(Site site, params (string Name, string Value)[] values)
    {
        var (trial, errors) = Read(site, values);
        Assert.Empty(errors);
        return trial!;
    }

    public static (PolicyTrial? Trial, IReadOnlyList<Problem> Errors) Read(Site site, params (string Name, string Value)[] values) => PolicyTrial.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.Select(value => new KeyValuePair<string, string?>($"set:{value.Name}", value.Value))).Build().GetSection("set"), [site]);
}
