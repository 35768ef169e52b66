using HybridFailover.EndToEnd.Browser;
using HybridFailover.Engine.Failover;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>A whole failover with nothing but the keyboard, and every stop on the way seen.</summary>
[Collection(OnStage.Name)]
public sealed class KeyboardTests(Chromium chromium, Stage stage)
{
    [Fact]
    public async Task A_whole_failover()
    {
        SetDefaultExpectTimeout(30_000);
        stage.Show(StatedFleet.Only("NOST1", "NORM1"));
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 600 } });
        await page.GotoAsync(stage.Address.ToString());
        await Expect(page.Locator("#freshness")).ToHaveTextAsync("Live");
        var keys = new Keys(page);
        var before = stage.Monitor.Commands.Count;

        await keys.TabToAsync(page.GetByLabel("Actions for NORM1"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Fail over to VPN…" }).And(page.Locator(":focus"))).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");

        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await keys.TabToAsync(dialog.GetByLabel("Reason", new() { Exact = true }));
        await page.Keyboard.PressAsync("M");
        await keys.TabToAsync(dialog.GetByLabel("Why, in your words"));
        await page.Keyboard.TypeAsync("Carrier maintenance CHG-1042");
        var confirm = dialog.GetByRole(AriaRole.Button, new() { Name = "Fail over NORM1 to VPN" });
        await Expect(confirm).ToHaveAttributeAsync("aria-disabled", "false");
        await keys.TabToAsync(confirm);
        await page.Keyboard.PressAsync("Enter");
        await Expect(dialog).ToContainTextAsync("Sending in");
        await Expect(dialog).ToContainTextAsync("Accepted");
        await keys.TabToAsync(dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }));
        await page.Keyboard.PressAsync("Enter");

        await Expect(dialog).ToBeHiddenAsync();
        await Expect(page.GetByLabel("Actions for NORM1")).ToBeFocusedAsync();
        Assert.Equal(before + 1, stage.Monitor.Commands.Count);
        Assert.Equal(CommandKind.Failover, stage.Monitor.Commands.Last().Command.Kind);
        Assert.Empty(keys.Hidden);
        await page.CloseAsync();
    }
}
