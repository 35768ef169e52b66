using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HybridFailover.Lab.Endpoint.Hosting;

/// <summary>The lab's own requests, which AWS does not have: <c>/lab/faults</c> and <c>/lab/calls</c>. Unsigned, so for programs on this machine only.</summary>
internal sealed class LabRequests(Faults faults, CallLog calls)
{
    public Task HandleAsync(HttpContext http)
    {
        if (!IsLocal(http)) return RefuseAsync(http, 403, "The lab's own requests are taken from this machine's loopback only, and not from web pages.");
        return (http.Request.Method, http.Request.Path.Value) switch
        {
            ("POST", "/lab/faults") => AddAsync(http),
            ("GET", "/lab/faults") => http.Response.WriteAsJsonAsync([.. faults.Active], LabJson.Default.FaultArray),
            ("DELETE", "/lab/faults") => ClearAsync(http),
            ("GET", "/lab/calls") => ListAsync(http),
            _ => RefuseAsync(http, 404, "Known are POST, GET and DELETE /lab/faults, and GET /lab/calls?action=NAME&after=NUMBER."),
        };
    }

    private async Task AddAsync(HttpContext http)
    {
        try
        {
            faults.Add(await JsonSerializer.DeserializeAsync(http.Request.Body, LabJson.Default.Fault) ?? throw new JsonException("There is no fault in the body."));
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            await RefuseAsync(http, 400, wrong.Message);
            return;
        }

        http.Response.StatusCode = 204;
    }

    private Task ClearAsync(HttpContext http)
    {
        faults.Clear();
        http.Response.StatusCode = 204;
        return Task.CompletedTask;
    }

    private Task ListAsync(HttpContext http)
    {
        var after = http.Request.Query["after"].ToString();
        if (!long.TryParse(after.Length == 0 ? "0" : after, out var number)) return RefuseAsync(http, 400, $"after is '{after}'; it must be a call's number.");
        var action = http.Request.Query["action"].ToString();
        var found = calls.Since(number, action.Length == 0 ? null : action);
        return http.Response.WriteAsJsonAsync(new CallList(calls.Count, calls.Forgotten, found), LabJson.Default.CallList);
    }

    /// <summary>A browser names the page's origin with every request that could change something.</summary>
    private static bool IsLocal(HttpContext http) =>
        http.Connection.RemoteIpAddress is var from && (from is null || IPAddress.IsLoopback(from)) && http.Request.Headers.Origin.Count == 0;

    private static Task RefuseAsync(HttpContext http, int status, string why)
    {
        http.Response.StatusCode = status;
        return http.Response.WriteAsJsonAsync(new LabError(why), LabJson.Default.LabError);
    }
}
