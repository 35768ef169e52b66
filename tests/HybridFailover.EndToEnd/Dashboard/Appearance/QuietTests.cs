using HybridFailover.EndToEnd.Browser;
using HybridFailover.Engine.Health;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Tests.Fakes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>What a page says aloud, and what moves on it: as little as can be.</summary>
[Collection(OnStage.Name)]
public sealed class QuietTests(Chromium chromium, Stage stage)
{
    private const string Listen = """
        () => {
          window.spoken = [];
          for (const region of [document.getElementById("status"), document.getElementById("alert")])
            new MutationObserver(() => region.textContent && spoken.push(region.textContent)).observe(region, { childList: true, characterData: true, subtree: true });
        }
        """;

    /// <summary>Milliseconds of one round of everything that moves.</summary>
    private const string Moving = "() => document.getAnimations().filter(animation => animation.playState === 'running').map(animation => animation.effect.getComputedTiming().duration)";

    private static readonly string[] Codes = [.. Enumerable.Range(1, 10).Select(number => $"B{number:00}")];

    [Fact]
    public async Task Ten_moves_at_once_are_told_in_two_messages_at_most_and_steady_probing_in_none()
    {
        var moved = 0;
        stage.Show(now => [.. Codes.Select((code, number) => Site(code, number < Volatile.Read(ref moved), now))]);
        var page = await OpenAsync(new());
        await page.EvaluateAsync(Listen);
        await AwaitBeatsAsync(page, 4);
        Assert.Empty(await page.EvaluateAsync<string[]>("() => spoken"));

        // One after the other, faster than anybody could listen.
        for (var number = 1; number <= Codes.Length; number++)
        {
            Volatile.Write(ref moved, number);
            stage.Show(now => [.. Codes.Select((code, place) => Site(code, place < Volatile.Read(ref moved), now))]);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        await page.WaitForFunctionAsync("codes => codes.every(code => spoken.some(message => message.includes(code)))", Codes);
        await AwaitBeatsAsync(page, 2);
        Assert.InRange((await page.EvaluateAsync<string[]>("() => spoken")).Length, 1, 2);
        await page.CloseAsync();
    }

    [Fact]
    public async Task Only_an_unacknowledged_critical_alarm_blinks_once_a_second_and_nothing_does_for_whom_motion_is_too_much()
    {
        stage.Show(StatedFleet.Only("NOPA1", "NOST1", "NORM1", "STUC1"));
        var page = await OpenAsync(new());
        var rounds = await page.EvaluateAsync<double[]>(Moving);
        Assert.NotEmpty(rounds);
        Assert.All(rounds, milliseconds => Assert.True(milliseconds >= 1_000));
        Assert.Equal(0, await page.EvaluateAsync<int>("() => document.getAnimations().filter(animation => !animation.effect.target.closest('.critical.unacknowledged')).length"));

        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.Empty(await page.EvaluateAsync<double[]>(Moving));
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        await page.EvaluateAsync("() => document.documentElement.dataset.motion = 'reduced'");
        Assert.Empty(await page.EvaluateAsync<double[]>(Moving));
        await page.CloseAsync();
    }

    private async Task<IPage> OpenAsync(BrowserNewPageOptions options)
    {
        var page = await chromium.Browser.NewPageAsync(options);
        await page.GotoAsync(stage.Address.ToString());
        await Expect(page.Locator("#freshness")).ToHaveTextAsync("Live", new() { Timeout = 30_000 });
        await Expect(page.GetByRole(AriaRole.Article).First).ToBeVisibleAsync();
        return page;
    }

    private static async Task AwaitBeatsAsync(IPage page, int count) => await page.WaitForFunctionAsync(
        "([from, count]) => Number(document.getElementById('beat').dataset.count) >= from + count",
        new[] { int.Parse((await page.Locator("#beat").GetAttributeAsync("data-count"))!, System.Globalization.CultureInfo.InvariantCulture), count });

    private static SiteSnapshot Site(string code, bool moved, DateTimeOffset now) => StatedFleet.Fresh(
        PageSamples.Snapshot(PageSamples.Site(code, "Somewhere"), moved ? "vpn" : "dx", moved ? Verdict.Down : Verdict.Up) with
        {
            Last = moved ? PageSamples.Transition($"{code}-1", code) : null,
        },
        now, TimeSpan.Zero);
}
