using System.Net.Http.Json;
using System.Text.Json;
using HybridFailover.EndToEnd.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>Commands from the page through the one machine: the real program in its lab, a real browser.</summary>
public sealed class CommandDialogTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private const float Patience = 30_000;

    private readonly RunningProgram _program = new();
    private readonly HttpClient _api = new();
    private IPage _page = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ILocator Dialog => _page.GetByRole(AriaRole.Dialog);

    private ILocator Confirm(string name) => Dialog.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(Patience);
        await _program.StartAsync(Cancel);
        _api.BaseAddress = new Uri(_program.Address, "api/v1/");
        _page = await chromium.Browser.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _page.CloseAsync();
        _api.Dispose();
        await _program.DisposeAsync();
    }

    [Fact]
    public async Task A_failover_is_asked_for_counted_down_carried_out_once_and_shown_step_by_step()
    {
        await OpenAsync("Fail over to VPN…");
        await Expect(Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await Expect(Confirm("Fail over LAX1 to VPN")).ToHaveAttributeAsync("aria-disabled", "true");
        await Expect(Dialog).ToContainTextAsync("Choose a reason");
        await FillAsync();
        await Confirm("Fail over LAX1 to VPN").DblClickAsync();
        await Expect(Dialog).ToContainTextAsync("Sending in");
        await Expect(Dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Read back" })).ToContainTextAsync("UTC");
        await Expect(Dialog.GetByRole(AriaRole.Link, new() { Name = "Open evidence" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("^audit/LAX1-"));
        Assert.Equal(1, await CountAsync("accepted"));
    }

    [Fact]
    public async Task Escape_takes_it_back_and_the_audit_says_cancelled()
    {
        await OpenAsync("Fail over to VPN…");
        await FillAsync();
        await Confirm("Fail over LAX1 to VPN").ClickAsync();
        await Expect(Dialog).ToContainTextAsync("Sending in");
        await _page.Keyboard.PressAsync("Escape");
        await Expect(Dialog).ToContainTextAsync("Nothing was sent");
        Assert.Equal((1, 0), (await CountAsync("cancelled"), await CountAsync("accepted")));
        await _page.Keyboard.PressAsync("Escape");
        await Expect(Dialog).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_changes_while_a_person_reads_has_to_be_reviewed()
    {
        await OpenAsync("Fail over to VPN…");
        await FillAsync();
        using var held = await _api.PostAsJsonAsync("sites/LAX1/commands", new { id = "other", command = "hold", reason = "somebody else holds it", @for = "30m" }, Cancel);
        held.EnsureSuccessStatusCode();
        await Expect(Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("State changed while you were reading");
        await Expect(Confirm("Fail over LAX1 to VPN")).ToHaveAttributeAsync("aria-disabled", "true");
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Review again" }).ClickAsync();
        await Expect(Confirm("Fail over LAX1 to VPN")).ToHaveAttributeAsync("aria-disabled", "false");
    }

    private async Task OpenAsync(string action)
    {
        await _page.GotoAsync(_program.Address.ToString());
        await Expect(_page.Locator("#freshness")).ToContainTextAsync("Live");
        await _page.GetByLabel("Actions for LAX1").ClickAsync();
        await _page.GetByRole(AriaRole.Button, new() { Name = action }).ClickAsync();
        await Expect(Dialog).ToBeVisibleAsync();
    }

    private async Task FillAsync()
    {
        await Dialog.GetByLabel("Reason", new() { Exact = true }).SelectOptionAsync("Maintenance");
        await Dialog.GetByLabel("Why, in your words").FillAsync("Carrier maintenance CHG-1042");
        await Expect(Dialog.Locator("[data-confirm]")).ToHaveAttributeAsync("aria-disabled", "false");
    }

    private async Task<int> CountAsync(string result)
    {
        using var page = JsonDocument.Parse(await _api.GetStringAsync($"audit?type=command&result={result}", Cancel));
        return page.RootElement.GetProperty("count").GetInt32();
    }
}
