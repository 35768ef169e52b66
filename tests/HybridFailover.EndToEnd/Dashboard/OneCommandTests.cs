using System.Globalization;
using System.Text.RegularExpressions;
using HybridFailover.EndToEnd.Browser;
using HybridFailover.Engine.Failover;
using HybridFailover.Engine.Health;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>What several tabs, people and restarts do to commands: the real machine, a real browser, a site for each test.</summary>
public sealed partial class OneCommandTests(Chromium chromium, HostedProgram program) : IClassFixture<Chromium>, IClassFixture<HostedProgram>, IAsyncLifetime
{
    private IBrowserContext _context = null!;
    private CommandPage _first = null!, _second = null!;

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        _context = await chromium.Browser.NewContextAsync();
        _first = new(await _context.NewPageAsync(), program.Address);
        _second = new(await _context.NewPageAsync(), program.Address);
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    [Fact]
    public async Task A_key_held_and_a_double_click_in_two_tabs_at_once_are_one_command_and_the_other_tab_says_so()
    {
        foreach (var tab in (CommandPage[])[_first, _second])
        {
            await tab.OpenAsync("PHX1", "Fail over to VPN…");
            await tab.FillAsync();
            await Expect(tab.Confirm).ToHaveAttributeAsync("aria-disabled", "false");
        }
        await _first.Confirm.FocusAsync();

        await Task.WhenAll(HoldEnterAsync(_first.Page), _second.Confirm.DblClickAsync());

        foreach (var tab in (CommandPage[])[_first, _second]) await Expect(tab.Dialog).ToContainTextAsync(Running());
        var (sent, late) = await _first.Confirm.CountAsync() == 0 ? (_first, _second) : (_second, _first);
        await Expect(late.Dialog).ToContainTextAsync("Already running: “Fail over PHX1 to VPN”, confirmed on another screen");
        await Expect(late.Confirm).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(sent.Dialog.GetByRole(AriaRole.Link, new() { Name = "Open evidence" })).ToBeVisibleAsync();
        await Expect(late.Dialog).ToContainTextAsync("State changed while you were reading: PHX1 was on Direct Connect and is on VPN");
        Assert.Equal(1, await program.CountAsync("site=PHX1&type=command"));
    }

    [Fact]
    public async Task Stopped_probes_leave_the_screen_connected_and_a_move_to_tier_3()
    {
        await _first.Page.GotoAsync(new Uri(program.Address, "sites/LAX1").ToString());
        await Expect(_first.Page.Locator("#freshness")).ToHaveTextAsync("Live");
        program.ProbesAreStopped = true;
        try
        {
            await Expect(_first.Page.Locator("#freshness")).ToHaveTextAsync(Stale());
            await Expect(_first.Page.Locator("[data-leg=probes]")).ToHaveAttributeAsync("data-freshness", "stale");
            await Expect(_first.Page.Locator("[data-leg=screen]")).ToHaveAttributeAsync("data-freshness", "live");
            await Expect(_first.Page.GetByText("No connection to server: commands are off.").First).ToBeHiddenAsync();
            await Expect(_first.Page.GetByRole(AriaRole.Region, new() { Name = "Connection", Exact = true })).ToBeHiddenAsync();
            await _first.Page.GetByRole(AriaRole.Button, new() { Name = "Act without live data: fail over to VPN…" }).ClickAsync();
            await Expect(_first.Dialog.GetByLabel("Type LAX1 to confirm")).ToBeVisibleAsync();
            await _first.FillAsync();
            await Expect(_first.Dialog).ToContainTextAsync("Type LAX1 to override TargetUnproven");
        }
        finally
        {
            program.ProbesAreStopped = false;
        }
        await Expect(_first.Page.Locator("#freshness")).ToHaveTextAsync("Live");
        await program.SettledAsync();
    }

    [Fact]
    public async Task A_second_person_s_time_runs_out_and_break_glass_is_told_to_everyone_at_once()
    {
        // In the lab it stands on its VPN, and its Direct Connect is down.
        await _second.Page.GotoAsync(program.Address.ToString());
        await Expect(_second.Page.Locator("#freshness")).ToHaveTextAsync("Live");
        await _first.OpenAsync("SEA1", "Fail back to Direct Connect…");
        await _first.FillAsync();
        await _first.Dialog.GetByLabel("Type SEA1 to confirm").FillAsync("SEA1");
        await _first.Dialog.GetByRole(AriaRole.Radio, new() { Name = "Second person" }).CheckAsync();
        await _first.Confirm.ClickAsync();
        await Expect(_first.Dialog).ToContainTextAsync("Waiting for approval, expires");
        var asked = _second.Page.GetByRole(AriaRole.Region, new() { Name = "Approval of Fail back SEA1 to Direct Connect" });
        await Expect(asked).ToBeVisibleAsync();
        await Expect(_first.Page.GetByRole(AriaRole.Region, new() { Name = "Approval of Fail back SEA1 to Direct Connect" })).ToHaveCountAsync(0);
        program.ApprovalTime.Advance(TimeSpan.FromHours(1));
        await Expect(_first.Dialog).ToContainTextAsync("Nothing was sent: no second person approved it within 10 m");
        await Expect(asked).ToHaveCountAsync(0);
        Assert.Equal(1, await program.CountAsync("site=SEA1&type=command&result=cancelled"));
        await _first.CloseAsync();

        await _first.OpenAsync("SEA1", "Fail back to Direct Connect…");
        var again = _first.Dialog.GetByRole(AriaRole.Button, new() { Name = "Review again" });
        for (var turn = 0; turn < 5; turn++)
        {
            await _first.FillAsync();
            await _first.Dialog.GetByLabel("Type SEA1 to confirm").FillAsync("SEA1");
            await _first.Dialog.GetByLabel("Break-glass: why").FillAsync("Nobody else can be reached");
            await _first.Confirm.ClickAsync();
            await Expect(_first.Dialog).ToContainTextAsync(new Regex("Accepted|Review again"));
            // On a busy machine a verdict may change while the form is filled in; then it is refused, rightly, and has to be read again.
            if (await again.CountAsync() == 0) break;
            await again.ClickAsync();
        }
        await Expect(_first.Dialog).ToContainTextAsync("Accepted");
        // A person must not wait for the news: this is the promised time, and not patience.
        await Expect(_second.Page.GetByRole(AriaRole.Region, new() { Name = "Break-glass of SEA1" })).ToContainTextAsync("stays on Direct Connect even if it is down", new() { Timeout = 1_000 });
        Assert.Equal(1, await program.CountAsync("site=SEA1&type=command&needsReview=true"));
    }

    [Fact]
    public async Task A_hold_has_an_end_survives_a_restart_and_releases_itself()
    {
        await _first.OpenAsync("LAX1", "Hold…");
        await _first.FillAsync();
        await _first.Dialog.GetByRole(AriaRole.Radio, new() { Name = "until…" }).CheckAsync();
        await Expect(_first.Dialog).ToContainTextAsync("Enter until when, UTC");
        await _first.Dialog.GetByLabel("Until, UTC, in the next 72 h").FillAsync(DateTime.UtcNow.AddHours(73).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await Expect(_first.Dialog).ToContainTextAsync("The end must lie in the next 72 h");
        await Expect(_first.Confirm).ToHaveAttributeAsync("aria-disabled", "true");
        await _first.Dialog.GetByRole(AriaRole.Radio, new() { Name = "1 h" }).CheckAsync();
        await _first.Confirm.ClickAsync();
        await Expect(_first.Dialog).ToContainTextAsync("Accepted");
        await _first.CloseAsync();

        await program.RestartAsync();
        await _first.Page.GotoAsync(new Uri(program.Address, "sites/LAX1").ToString());
        await Expect(_first.Page.GetByRole(AriaRole.Banner).Or(_first.Page.GetByRole(AriaRole.Main)).GetByText("Held until").First).ToBeVisibleAsync();

        await program.CommandAsync("LAX1", CommandKind.Hold, TimeSpan.FromSeconds(2));
        await program.UntilAsync("LAX1", site => site.Mode.Kind == ModeKind.Automatic);
        await Expect(_first.Page.GetByRole(AriaRole.Button, new() { Name = "Hold…", Exact = true }).First).ToBeVisibleAsync();
        // The one that took the other's place, and its own end.
        Assert.Equal((2, 2), (await program.CountAsync("site=LAX1&type=command&result=accepted"), await program.CountAsync("site=LAX1&type=hold-ended")));
    }

    [Fact]
    public async Task A_blocked_drill_is_refused_by_name_and_one_that_runs_is_on_every_page_outlives_a_restart_with_its_stop_conditions_and_ends_by_hand()
    {
        await _second.Page.GotoAsync(new Uri(program.Address, "audit").ToString());
        // In the lab its VPN is down, and nobody may override a drill's guard: asked all the same, it is refused, named and recorded.
        await program.UntilAsync("LAS1", site => site.Paths[1].Verdict == Verdict.Down);
        await _first.Page.GotoAsync(new Uri(program.Address, "drills").ToString());
        await _first.Page.GetByRole(AriaRole.Button, new() { Name = "Plan drill of LAS1" }).ClickAsync();
        await _first.Page.GetByRole(AriaRole.Radio, new() { NameRegex = Controlled() }).CheckAsync();
        await _first.Page.GetByRole(AriaRole.Button, new() { Name = "Plan drill…", Exact = true }).ClickAsync();
        await _first.FillAsync();
        await Expect(_first.Dialog).ToContainTextAsync("Asked now, it is refused and recorded");
        await _first.Confirm.ClickAsync();
        await Expect(_first.Dialog.GetByRole(AriaRole.Alert).Filter(new() { HasText = "Refused: TargetDown." })).ToBeVisibleAsync();
        await Expect(_first.Dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Fail" })).ToContainTextAsync("(needs: up)");
        Assert.Equal(1, await program.CountAsync("site=LAS1&type=command&result=refused"));
        await _first.CloseAsync();

        await program.Lab.HealAsync("LAS1", "vpn", TestContext.Current.CancellationToken);
        await program.UntilAsync("LAS1", site => site.Paths[1].Verdict == Verdict.Up);
        await _first.Page.GetByLabel("Loss limit, percent").FillAsync("7");
        await _first.Page.GetByLabel("any other site turns critical").UncheckAsync();
        await _first.Page.GetByRole(AriaRole.Button, new() { Name = "Plan drill…", Exact = true }).ClickAsync();
        await _first.FillAsync();
        await _first.Confirm.ClickAsync();
        await Expect(_first.Dialog).ToContainTextAsync("Accepted");
        foreach (var tab in (CommandPage[])[_first, _second])
            await Expect(Drill(tab)).ToContainTextAsync("of at most 7.0 %");
        // An ordinary drill is no alarm; what the monitor says of itself on a busy machine is none of the site's.
        Assert.DoesNotContain(program.Monitor.Find("LAS1")!.Alarms, alarm => alarm.Kind != AlarmKind.MonitorIll);
        await _first.CloseAsync();

        await program.RestartAsync();
        await _first.Page.GotoAsync(new Uri(program.Address, "sites/LAS1").ToString());
        await Expect(Drill(_first)).ToContainTextAsync("of at most 7.0 %");
        await Expect(_first.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Drill until");
        await Drill(_first).GetByRole(AriaRole.Button, new() { Name = "Stop drill now" }).ClickAsync();
        await Expect(Drill(_first)).ToHaveCountAsync(0);
        await program.UntilAsync("LAS1", site => site.Standing == Standing.On("dx"));
    }

    private static ILocator Drill(CommandPage tab) => tab.Page.GetByRole(AriaRole.Region, new() { Name = "Drill of LAS1" });

    [Fact]
    public async Task An_unknown_address_is_404_and_has_its_page_and_an_audit_without_a_match_says_so()
    {
        var answer = await _first.Page.GotoAsync(new Uri(program.Address, "nope").ToString());
        Assert.Equal(404, answer!.Status);
        await Expect(_first.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("There is no such page");
        await _first.Page.GotoAsync(new Uri(program.Address, "audit?site=LAX1&type=transition").ToString());
        await Expect(_first.Page.GetByRole(AriaRole.Heading, new() { Name = "No records for these filters" })).ToBeVisibleAsync();
    }

    // As the keyboard repeats a key that is held down.
    private static async Task HoldEnterAsync(IPage page)
    {
        for (var repeat = 0; repeat < 10; repeat++) await page.Keyboard.DownAsync("Enter");
        await page.Keyboard.UpAsync("Enter");
    }

    [GeneratedRegex("Sending in|Already running")]
    private static partial Regex Running();

    [GeneratedRegex(@"^STALE \d+ s$")]
    private static partial Regex Stale();

    [GeneratedRegex("^Controlled")]
    private static partial Regex Controlled();
}
