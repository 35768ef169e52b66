using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Drills;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Reading;
using Microsoft.Extensions.DependencyInjection;

namespace HybridFailover.Web.Tests.History;

public sealed class CommandEntryTests
{
    private static DateTimeOffset At => AuditScene.At;

    private static Task KeepAsync(AuditScene scene, Command command, CommandAnswer answer, DateTimeOffset at) => scene.Store.AppendAsync(
        CommandContent.Intent("LAX1", command, at), CommandContent.Outcome("LAX1", answer, at));

    private static Command Command(string id, CommandKind kind = CommandKind.Failover) => new() { Id = id, Kind = kind, To = "vpn", Actor = "alice", Reason = "Carrier maintenance" };

    [Fact]
    public async Task What_was_taken_back_is_found_as_cancelled_and_not_as_refused()
    {
        await using var scene = new AuditScene();
        await KeepAsync(scene, Command("back"), new CommandAnswer("back", Rejection.Cancelled, "taken back during the countdown", true, 8), At);
        await KeepAsync(scene, Command("no"), new CommandAnswer("no", Rejection.TargetDown, "vpn is down", true, 8), At);
        Assert.Equal(["back"], await scene.ListAsync("?result=cancelled"));
        Assert.Equal(["no"], await scene.ListAsync("?result=refused"));
    }

    [Fact]
    public async Task An_overridden_guard_has_to_be_reviewed_once_the_command_was_accepted()
    {
        await using var scene = new AuditScene();
        var overriding = Command("glass") with { Override = "LAX1", BreakGlass = "Nobody else is here", Approver = null };
        await KeepAsync(scene, overriding, new CommandAnswer("glass", Rejection.None, "going to vpn", true, 8), At);
        await KeepAsync(scene, overriding with { Id = "in-vain" }, new CommandAnswer("in-vain", Rejection.Busy, "starting", true, 8), At);
        await KeepAsync(scene, Command("plain"), new CommandAnswer("plain", Rejection.None, "going to vpn", true, 8), At);
        Assert.Equal(["glass"], await scene.ListAsync("?needsReview=true"));
    }

    [Fact]
    public void A_command_is_read_back_with_what_came_later_and_without()
    {
        var drill = Command("d", CommandKind.Drill) with { Simulate = true };
        var approved = Command("a") with { Override = "LAX1", Approver = "bob", BreakGlass = "why" };
        foreach (var command in (Command[])[drill, approved, Command("p")]) Assert.Equal(command, CommandContent.ReadIntent(CommandContent.Intent("LAX1", command, At).Content));
        Assert.DoesNotContain("simulate", CommandContent.Intent("LAX1", Command("p"), At).Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drill_s_sheet_has_both_transitions_and_the_machine_s_report()
    {
        await using var scene = new AuditScene();
        var drill = Command("drill-1", CommandKind.Drill) with { For = TimeSpan.FromMinutes(5) };
        await KeepAsync(scene, drill, new CommandAnswer("drill-1", Rejection.None, "drill: going to vpn, held there until 12:00", true, 8, "LAX1-0001"), At);
        await scene.TransitionAsync(At, trigger: Trigger.Drill, commandId: "drill-1");
        await scene.Store.AppendAsync(EventContent.Of("LAX1", AuditKind.HoldEnded, At.AddMinutes(5), "the drill on vpn is over", ("drill", "drill-1"), ("path", "vpn"), ("result", "returned")));
        await scene.TransitionAsync(At.AddMinutes(5), trigger: Trigger.Drill, from: "vpn", to: "dx");
        await KeepAsync(scene, drill with { Id = "sim", Simulate = true }, new CommandAnswer("sim", Rejection.None, "simulated: would go from dx to vpn", true, 8), At.AddHours(1));
        await scene.WebAsync();
        await using var services = new ServiceCollection().AddSingleton(scene.Store).AddSingleton(TimeProvider.System)
            .AddSingleton(given => new HistoryReads(scene.Store.DatabasePath, given.GetRequiredService<TimeProvider>())).AddSingleton<AuditReader>().AddSingleton<DrillBook>().BuildServiceProvider();
        var book = services.GetRequiredService<DrillBook>();

        var sheet = await book.SheetAsync("drill-1", TestContext.Current.CancellationToken);
        Assert.Equal(("returned", TimeSpan.FromMinutes(5), "LAX1-0001", "LAX1-0002"), (sheet!.Drill.Report, sheet.Planned, sheet.Out!.Id, sheet.Back!.Id));
        Assert.Equal(["300 ms", "300 ms"], sheet.Figures.Where(figure => figure.Word.Contains("proven", StringComparison.Ordinal)).Select(figure => figure.Measured));
        Assert.Equal(["sim", "drill-1"], (await book.NewestAsync(TestContext.Current.CancellationToken)).Select(entry => entry.Id));
        Assert.Null(await book.SheetAsync("LAX1-0001", TestContext.Current.CancellationToken));
        var standing = await book.StandingAsync(Samples.Site("LAX1"), TestContext.Current.CancellationToken);
        Assert.Equal(("LAX1-0001", 1), (standing.ProvenId, standing.Counted));
    }
}
