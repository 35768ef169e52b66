using Bunit;
using HybridFailover.Web.Components.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace HybridFailover.Web.Tests.Components.Live;

public sealed class PanelTests : BunitContext
{
    public PanelTests() => Services.AddSingleton(TimeProvider.System);

    [Fact]
    public void A_part_that_fails_says_what_still_works_and_comes_back_when_it_can()
    {
        Fragile.IsBroken = true;
        var panel = Render<Panel>(parameters => parameters.Add(shown => shown.Name, "The alarm list").AddChildContent<Fragile>());

        Assert.Contains("The alarm list can't be shown", panel.Markup, StringComparison.Ordinal);
        Assert.Matches(@"error [0-9A-F]{4}, since \d\d:\d\d:\d\d UTC", panel.Markup);
        Assert.Contains("The rest of the page and the monitoring are not affected.", panel.Markup, StringComparison.Ordinal);

        Fragile.IsBroken = false;
        panel.Find("button").Click();

        Assert.Equal("whole", panel.Markup.Trim());
    }

    private sealed class Fragile : ComponentBase
    {
        public static bool IsBroken { get; set; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, IsBroken ? throw new InvalidOperationException("broken") : "whole");
    }
}
