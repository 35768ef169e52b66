using System.Text.Json;
using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Sites;

namespace HybridFailover.Engine.Tests.Audit;

public sealed class ContentTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 29, 1, 30, 0, TimeSpan.Zero);
    private static readonly Site Site = Written.ReadWith().Fleet!.Sites[0];

    private static readonly Transition Transition = new()
    {
        Id = "t-1", Site = "LAX1", From = "dx", To = "vpn", Trigger = Trigger.Automatic, Cause = "dx is down: 4 rounds lost in a row (limit 4)",
        DetectedAt = At, DecidedAt = At.AddSeconds(0.2), AppliedAt = At.AddSeconds(0.21), VerifiedAt = At.AddSeconds(0.22), Result = TransitionResult.Done,
        Outcome = "on vpn", EndedAt = At.AddSeconds(0.22),
        Slots = [new SlotChange(new Slot("rtb-0123456789abcdef0", Destination.Parse("192.168.50.0/24")!), "propagated", "eni-0123456789abcdef0", true, 2, ["r-1", "r-2"], ["RequestLimitExceeded"])],
    };

    private static IEnumerable<string> Names(AuditEntry entry) => JsonDocument.Parse(entry.Content).RootElement.EnumerateObject().Select(member => member.Name);

    private static IEnumerable<string> Properties<T>(params string[] without) =>
        typeof(T).GetProperties().Where(property => property.GetMethod is { IsStatic: false, IsPublic: true }).Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name)).Except(without);

    private static readonly string[] Origin = ["node", "program"];

    [Fact]
    public void Nothing_of_a_transition_is_left_out()
    {
        Assert.Equal(Properties<Transition>().Concat(Origin).Order(StringComparer.Ordinal), Names(TransitionContent.Outcome(Transition, At)));
        Assert.Equal(Properties<Transition>().Concat(["policies", "policyHash", .. Origin]).Order(StringComparer.Ordinal), Names(TransitionContent.Intent(Transition, Site)));
        Assert.Equal(
            Properties<SlotChange>().Order(StringComparer.Ordinal),
            JsonDocument.Parse(TransitionContent.Outcome(Transition, At).Content).RootElement.GetProperty("slots")[0].EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void Nothing_of_a_command_its_answer_or_a_policy_is_left_out()
    {
        var ordinary = new Command { Id = "c", Kind = CommandKind.Hold, Actor = "a" };
        Assert.Equal(Properties<Command>("simulate", "breakGlass", "approver").Concat(Origin).Order(StringComparer.Ordinal), Names(CommandContent.Intent("LAX1", ordinary, At)));
        Assert.Equal(
            Properties<Command>().Concat(Origin).Order(StringComparer.Ordinal),
            Names(CommandContent.Intent("LAX1", ordinary with { Simulate = true, BreakGlass = "b", Approver = "p" }, At)));
        Assert.Equal(Properties<CommandAnswer>("durable").Concat(Origin).Order(StringComparer.Ordinal), Names(CommandContent.Outcome("LAX1", new CommandAnswer("c", Rejection.Busy, "", true, 1), At)));
        Assert.Equal(Properties<Policy>().Order(StringComparer.Ordinal), JsonDocument.Parse(PolicyContent.Of(new Policy())).RootElement.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public void The_canonical_form_of_a_transition_is_fixed() => Assert.Equal(
        $$$"""{"actor":null,"appliedAt":"2026-03-29T01:30:00.2100000Z","cause":"dx is down: 4 rounds lost in a row (limit 4)","code":null,"commandId":null,"decidedAt":"2026-03-29T01:30:00.2000000Z","detectedAt":"2026-03-29T01:30:00.0000000Z","endedAt":"2026-03-29T01:30:00.2200000Z","from":"dx","id":"t-1","node":"{{{Environment.MachineName}}}","outcome":"on vpn","program":"{{{RecordOrigin.Program}}}","reason":null,"result":"done","site":"LAX1","slots":[{"after":"eni-0123456789abcdef0","attempts":2,"before":"propagated","errors":["RequestLimitExceeded"],"proven":true,"requestIds":["r-1","r-2"],"slot":"rtb-0123456789abcdef0 192.168.50.0/24"}],"stateVersion":0,"ticket":null,"to":"vpn","trigger":"automatic","verifiedAt":"2026-03-29T01:30:00.2200000Z"}""",
        TransitionContent.Outcome(Transition, At).Content);

    [Fact]
    public void The_canonical_form_of_a_policy_is_fixed() => Assert.Equal(
        """{"confirmInterval":"00:00:00.0500000","consistencyGrace":"00:00:30.0000000","downAfter":4,"failback":"automatic","failbackDelay":"00:01:00.0000000","failbackWindows":[{"days":["sunday","saturday"],"from":"22:00:00.0000000","to":"04:00:00.0000000"}],"flapBudget":3,"flapGrowth":"2","interval":"00:00:00.2000000","jitterFail":null,"jitterRecover":null,"latencyFail":null,"latencyPercentile":"0.95","latencyRecover":null,"lossFailRatio":"0.2","lossRecoverRatio":"0.05","mode":"automatic","observedMaxAge":"00:01:30.0000000","onDegraded":"alert","preset":"balanced","qualityWindow":"00:00:30.0000000","quorum":1,"readInterval":"00:00:30.0000000","requirePropagatedRow":true,"timeout":"00:00:00.2000000","trustUnproven":false,"upAfter":15}""",
        PolicyContent.Of(new Policy { FailbackWindows = [new FailbackWindow(new HashSet<DayOfWeek> { DayOfWeek.Saturday, DayOfWeek.Sunday }, new TimeOnly(22, 0), new TimeOnly(4, 0))] }));

    [Fact]
    public void A_configuration_comes_back_as_it_was_with_nothing_left_out()
    {
        var site = Written.ReadWith(
            ("Sites:LAX1:TimeZone", "\"America/Los_Angeles\""), ("Sites:LAX1:Region", "\"us-west-2\""), ("Sites:LAX1:Destinations:1", "\"pl-0123456789abcdef0\""),
            ("Sites:LAX1:FailbackWindows", "[\"Mon-Fri 22:00-04:00\"]"), ("Sites:LAX1:FlapGrowth", "1.5"), ("Sites:LAX1:OnDegraded", "\"switch\""), ("Sites:LAX1:Failback", "\"manual\""),
            ("Sites:LAX1:Paths:1:LatencyFail", "\"00:00:00.08\""), ("Sites:LAX1:Paths:1:LatencyRecover", "\"00:00:00.05\"")).Fleet!.Sites[0];
        var entry = ConfigurationContent.Of(site, At);
        var read = ConfigurationContent.Read(entry.Content);
        Assert.Equal(("LAX1", AuditKind.Configured, At), (entry.Chain, entry.Kind, entry.At));
        Assert.Equal(Properties<Site>().Order(StringComparer.Ordinal), Names(entry));
        Assert.Equal(Properties<SitePath>().Order(StringComparer.Ordinal), JsonDocument.Parse(entry.Content).RootElement.GetProperty("paths")[0].EnumerateObject().Select(member => member.Name));
        Assert.Equal(entry.Content, ConfigurationContent.Of(read, At).Content);
        Assert.True(read.Policy.SameAs(site.Policy));
        Assert.Equal((site.Name, site.TimeZone, site.Region), (read.Name, read.TimeZone, read.Region));
        Assert.Equal(site.Destinations, read.Destinations);
        Assert.Equal(site.RouteTables, read.RouteTables);
        Assert.Equal(site.Paths.Select(path => (path.Name, path.Kind, path.NextHop)), read.Paths.Select(path => (path.Name, path.Kind, path.NextHop)));
        Assert.All(site.Paths.Zip(read.Paths), pair =>
        {
            Assert.Equal(pair.First.Targets, pair.Second.Targets);
            Assert.True(pair.First.Policy.SameAs(pair.Second.Policy));
        });
    }

    [Theory]
    [InlineData("{}", "a configuration.code: missing")]
    [InlineData("nonsense", "not the content of a configuration")]
    public void What_is_no_configuration_is_told(string content, string part) =>
        Assert.Contains(part, Assert.Throws<FormatException>(() => ConfigurationContent.Read(content)).Message);

    [Fact]
    public void A_command_and_its_answer_come_back_as_they_were()
    {
        var command = new Command
        {
            Id = "c-1", Kind = CommandKind.AllowFailback, To = "vpn", Actor = "ana", Reason = "change \"4711\"\n", Code = ReasonCode.Maintenance, Ticket = "CHG-1", Until = At.AddHours(1),
            For = TimeSpan.FromDays(2), ExpectedVersion = 1L << 40, Override = "LAX1", EvenIfDown = true,
        };
        var answer = new CommandAnswer("c-1", Rejection.TargetDown, "vpn is down", true, 1L << 41, "LAX1-1");
        Assert.Equal(command, CommandContent.ReadIntent(CommandContent.Intent("LAX1", command, At).Content));
        Assert.Equal(answer, CommandContent.ReadOutcome(CommandContent.Outcome("LAX1", answer, At).Content));
    }

    [Fact]
    public void Equal_policies_have_one_hash_and_others_another()
    {
        Assert.Equal(PolicyContent.Of(Site).Hash, PolicyContent.Of(Written.ReadWith().Fleet!.Sites[0]).Hash);
        Assert.NotEqual(PolicyContent.Of(Site).Hash, PolicyContent.Of(Written.ReadWith(("Sites:LAX1:Paths:1:DownAfter", "5")).Fleet!.Sites[0]).Hash);
    }

    [Fact]
    public void An_event_has_its_sentence_and_its_facts() =>
        Assert.Equal(
            new AuditEntry("(program)", At, AuditKind.ProgramStarted, "", """{"actor":null,"sentence":"started","version":"0.1.0"}"""),
            EventContent.Of(AuditEntry.Program, AuditKind.ProgramStarted, At, "started", ("version", "0.1.0"), ("actor", null)));
}
