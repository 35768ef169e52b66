using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard;

/// <summary>One tab with a command's dialog.</summary>
internal sealed record CommandPage(IPage Page, Uri Program)
{
    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public ILocator Confirm => Dialog.Locator("[data-confirm]");

    public async Task OpenAsync(string site, string action)
    {
        await Page.GotoAsync(new Uri(Program, $"sites/{site}").ToString());
        await Expect(Page.Locator("#freshness")).ToHaveTextAsync("Live");
        await Page.GetByRole(AriaRole.Button, new() { Name = action, Exact = true }).First.ClickAsync();
        await Expect(Dialog).ToBeVisibleAsync();
    }

    /// <summary>What was answered is read: a page that is loaded anew before shows it once more.</summary>
    public async Task CloseAsync()
    {
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(Dialog).ToBeHiddenAsync();
    }

    public async Task FillAsync()
    {
        await Dialog.GetByLabel("Reason", new() { Exact = true }).SelectOptionAsync("Maintenance");
        await Dialog.GetByLabel("Why, in your words").FillAsync("Carrier maintenance CHG-1042");
    }
}
