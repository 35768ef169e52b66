using HybridFailover.EndToEnd.Browser;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>Every kind of command's dialog, open: for screen readers, fingers and phones.</summary>
[Collection(OnStage.Name)]
public sealed class DialogTests(Chromium chromium, Stage stage) : IAsyncLifetime
{
    private static readonly IReadOnlyList<(string Site, string Action)> Openers =
    [
        ("NORM1", "Fail over to VPN…"), ("NORM1", "Hold…"), ("NORM1", "Suspend…"), ("ONVP1", "Fail back to Direct Connect…"), ("HELD1", "Release hold…"),
        ("SUSP1", "Resume…"), ("FLAP1", "Allow failback…"), ("NOPA1", "Acknowledge alarms…"),
    ];

    private readonly List<string> _findings = [];
    private IPage _page = null!;
    private Looks _looks = null!;

    private ILocator Dialog => _page.Locator("dialog.command[open]");

    public async ValueTask InitializeAsync()
    {
        SetDefaultExpectTimeout(30_000);
        stage.Show(StatedFleet.Only("NORM1", "ONVP1", "HELD1", "SUSP1", "FLAP1", "NOPA1"));
        _page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        _looks = await Looks.OfAsync(_page);
    }

    public async ValueTask DisposeAsync()
    {
        stage.Monitor.Foresee = (kind, to) => Stage.Outlook(kind, to, mayOverride: false);
        await _page.CloseAsync();
    }

    [Fact]
    public async Task Every_dialog_has_no_grave_finding_fits_a_phone_and_gives_the_focus_back()
    {
        await OpenAsync(_page, "");
        foreach (var (site, action) in Openers)
        {
            await ChooseAsync(site, action);
            _findings.AddRange(await OpenDialog.FindingsAsync(_page, _looks, action.TrimEnd('…')));
            await _page.Keyboard.PressAsync("Escape");
            await Expect(Dialog).ToBeHiddenAsync();
            await Expect(_page.GetByLabel($"Actions for {site}")).ToBeFocusedAsync();
        }

        Assert.Empty(_findings.Distinct());
    }

    [Fact]
    public async Task An_override_its_wait_for_a_second_person_and_what_that_person_sees_have_no_grave_finding()
    {
        stage.Monitor.Foresee = (kind, to) => Stage.Outlook(kind, to, mayOverride: true);
        await OpenAsync(_page, "");
        await ChooseAsync("NORM1", "Fail over to VPN…");
        await Dialog.GetByRole(AriaRole.Radio, new() { Name = "Second person" }).CheckAsync();
        await Dialog.GetByLabel("Reason", new() { Exact = true }).SelectOptionAsync("Maintenance");
        await Dialog.GetByLabel("Why, in your words").FillAsync("Carrier maintenance CHG-1042");
        await Dialog.GetByLabel("Type NORM1 to confirm").FillAsync("NORM1");
        _findings.AddRange(await OpenDialog.FindingsAsync(_page, _looks, "Override"));
        await Dialog.Locator("[data-confirm]").ClickAsync();
        await Expect(Dialog).ToContainTextAsync("Waiting for approval");
        _findings.AddRange(await OpenDialog.FindingsAsync(_page, _looks, "Waiting for approval"));

        var other = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } });
        await OpenAsync(other, "");
        var request = other.GetByRole(AriaRole.Region, new() { Name = "Approval of Fail over NORM1 to VPN" });
        await Expect(request).ToBeVisibleAsync();
        _findings.AddRange(await Axe.FindingsAsync(other));
        await other.SetViewportSizeAsync(320, 640);
        _findings.AddRange(await Boxes.TooWideAsync(other, ".banners"));
        await request.GetByRole(AriaRole.Button, new() { Name = "Review" }).ClickAsync();
        var review = other.Locator("dialog.command[open]");
        await Expect(review).ToContainTextAsync("Carrier maintenance CHG-1042");
        _findings.AddRange(await OpenDialog.FindingsAsync(other, await Looks.OfAsync(other), "Review"));
        await review.GetByRole(AriaRole.Button, new() { Name = "Decline" }).ClickAsync();
        await other.CloseAsync();

        await Expect(Dialog).ToContainTextAsync("Nothing was sent");
        Assert.Empty(_findings.Distinct());
    }

    private async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(new Uri(stage.Address, address).ToString());
        await Expect(page.Locator("#freshness")).ToHaveTextAsync("Live");
    }

    private async Task ChooseAsync(string site, string action)
    {
        await _page.GetByLabel($"Actions for {site}").ClickAsync();
        await _page.Locator($".card[data-site={site}]").GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).ClickAsync();
        await Expect(Dialog).ToBeVisibleAsync();
    }
}
