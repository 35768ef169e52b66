using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace HybridFailover.Web.Components.Commands;

/// <summary>What the dialog needs of the browser. A browser that is gone is no failure: the command's record says what became of it.</summary>
public sealed class DialogScript(IJSRuntime browser)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    public Task OpenAsync(ElementReference dialog) => CallAsync("open", dialog);
    public Task CloseAsync(ElementReference dialog) => CallAsync("close", dialog);
    public Task FocusAsync(ElementReference dialog) => CallAsync("focus", dialog);
    public Task KeepAsync(SentCommand sent) => CallAsync("keep", sent);
    public Task ForgetAsync() => CallAsync("forget");

    /// <summary>Whether the screen shows what it is sent, and would bring a press of Cancel.</summary>
    public async Task<bool> IsWatchedAsync() => await AskAsync<bool?>("here") ?? false;

    /// <returns>Null: this tab waits for nothing.</returns>
    public Task<SentCommand?> KeptAsync() => AskAsync<SentCommand>("kept");

    private async Task CallAsync(string function, params object?[] arguments) => await AskAsync<object>(function, arguments);

    private async Task<T?> AskAsync<T>(string function, params object?[] arguments)
    {
        try
        {
            return await browser.InvokeAsync<T?>($"hf.commands.{function}", Limit, arguments);
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException or InvalidOperationException or JSException)
        {
            return default;
        }
    }
}
