namespace HybridFailover.Web.Tests.Architecture;

/// <summary>Dependencies point one way, between the projects and inside the engine.</summary>
public sealed class ArchitectureTests
{
    private const string Engine = "HybridFailover.Engine", Aws = "HybridFailover.Aws", Lab = "HybridFailover.Lab", Web = "HybridFailover.Web";

    /// <summary>What each part of the engine may use; Monitoring, everything but Replay, which plays to what Monitoring runs.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Sites"] = [],
        ["Probing"] = ["Sites"],
        ["Health"] = ["Probing", "Sites"],
        ["Routing"] = ["Sites"],
        ["Failover"] = ["Sites", "Health", "Routing"],
        ["Samples"] = [],
        ["Audit"] = ["Sites", "Probing", "Health", "Routing", "Failover"],
        ["Monitoring"] = ["Sites", "Probing", "Health", "Routing", "Failover", "Audit", "Samples"],
        ["Replay"] = ["Sites", "Probing", "Health", "Routing", "Failover", "Audit", "Samples", "Monitoring"],
    };

    [Theory]
    [InlineData(Engine)]
    [InlineData(Aws, Engine)]
    [InlineData(Lab, Engine)]
    [InlineData(Web, Aws, Engine, Lab)]
    public void A_project_references_only_what_lies_below_it(string project, params string[] below) =>
        Assert.Equal(below, CompiledAssembly.Read(project).References.Where(name => name.StartsWith("HybridFailover.", StringComparison.Ordinal)).Order());

    [Fact]
    public void The_engine_knows_neither_ASP_NET_nor_EF_Core_nor_AWS() =>
        Assert.All(CompiledAssembly.Read(Engine).References, name => Assert.Matches(@"^(System\..*|Microsoft\.Win32\..*|Microsoft\.Extensions\..*)$", name));

    [Theory]
    [InlineData(Lab), InlineData(Web)]
    public void The_AWS_SDK_stays_behind_the_AWS_project(string project) =>
        Assert.DoesNotContain(CompiledAssembly.Read(project).References, name => name.StartsWith("AWSSDK", StringComparison.Ordinal));

    [Fact]
    public void Nothing_outside_the_history_sees_EF_Core()
    {
        var seeing = CompiledAssembly.Read(Web).Uses.Where(use => use.To.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)).Select(use => use.From).ToHashSet();
        Assert.Contains($"{Web}.History.HistoryContext", seeing);
        Assert.DoesNotContain(seeing, type => !type.StartsWith($"{Web}.History.", StringComparison.Ordinal));
    }

    [Fact]
    public void Inside_the_engine_no_arrow_turns_round()
    {
        var uses = CompiledAssembly.Read(Engine).Uses.Select(use => (Use: use, From: Part(use.From), To: Part(use.To))).Where(use => use is { From: not null, To: not null }).ToList();
        Assert.Equal(Arrows.Keys.Order(), uses.SelectMany(use => new[] { use.From!, use.To! }).Distinct().Order());
        Assert.Empty(uses.Where(use => use.From != use.To && !Arrows[use.From!].Contains(use.To)).Select(use => $"{use.Use.From} → {use.Use.To}").Order());
    }

    [Fact]
    public void The_machine_knows_values_of_routing_and_nobody_who_reads_or_writes_routes() =>
        Assert.DoesNotContain(CompiledAssembly.Read(Engine).Uses, use => Part(use.From) == "Failover" && use.To is $"{Engine}.Routing.IRouteControl" or $"{Engine}.Routing.IPreflight");

    [Fact]
    public void The_machine_does_no_input_or_output_and_reads_no_clock()
    {
        string[] forbidden = ["System.IO.", "System.Net.", "System.Threading.", "System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Random", "Microsoft.Extensions.", $"{Engine}.Sites.Clock"];
        var uses = CompiledAssembly.Read(Engine).Uses.Where(use => Part(use.From) == "Failover" && forbidden.Any(name => use.To.StartsWith(name, StringComparison.Ordinal)));
        Assert.Empty(uses.Select(use => $"{use.From} → {use.To}").Order());
    }

    /// <summary>Where the search itself would fail: a signature, a local value, and a call without a trace in any signature.</summary>
    [Fact]
    public void Uses_are_found_wherever_they_are()
    {
        var uses = CompiledAssembly.Read(Engine).Uses;
        Assert.Contains(new Use($"{Engine}.Health.PathReport", $"{Engine}.Health.Verdict"), uses);
        Assert.Contains(new Use($"{Engine}.Failover.Machine", $"{Engine}.Failover.Alarms"), uses);
        Assert.Contains(new Use($"{Engine}.Monitoring.Mailbox", "System.Threading.Channels.Channel"), uses);
    }

    /// <summary>The folder below the engine; null: not of the engine.</summary>
    private static string? Part(string type) =>
        type.StartsWith(Engine + ".", StringComparison.Ordinal) ? type.Split('.') is [_, _, var part, _, ..] ? part : null : null;
}
