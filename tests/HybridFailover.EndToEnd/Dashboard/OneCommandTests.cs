using System.Text.RegularExpressions;
using HybridFailover.EndToEnd.Browser;
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

    // As the keyboard repeats a key that is held down.
    private static async Task HoldEnterAsync(IPage page)
    {
        for (var repeat = 0; repeat < 10; repeat++) await page.Keyboard.DownAsync("Enter");
        await page.Keyboard.UpAsync("Enter");
    }

    [GeneratedRegex("Sending in|Already running")]
    private static partial Regex Running();
}
