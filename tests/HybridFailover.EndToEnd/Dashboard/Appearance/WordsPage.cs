using System.Text;
using HybridFailover.Engine.Failover;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Display;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.EndToEnd.Dashboard.Appearance;

/// <summary>What a command can come to, each outcome rendered by the program's own component with its own style sheet. Exists in the tests alone.</summary>
internal static class WordsPage
{
    public static async Task<string> RenderAsync()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        var html = new StringBuilder("<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Words</title><link rel=stylesheet href=assets/styles.css><body>");
        await AddAsync<GlyphSymbols>([]);
        html.Append("<main>");
        foreach (var rejection in Enum.GetValues<Rejection>())
        {
            var answer = new CommandAnswer("c1", rejection, $"a sentence that says why, and what to do ({rejection})", Durable: true, Version: 1);
            html.Append($"<div data-rejection={rejection}>");
            await AddAsync<CommandOutcome>(new() { [nameof(CommandOutcome.Answer)] = answer });
            html.Append("</div>");
        }
        return html.Append("</main>").ToString();

        async Task AddAsync<TComponent>(Dictionary<string, object?> parameters) where TComponent : IComponent => html.Append(
            await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString()));
    }
}
