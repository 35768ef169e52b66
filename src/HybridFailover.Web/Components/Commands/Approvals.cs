using System.Collections.Concurrent;

namespace HybridFailover.Web.Components.Commands;

/// <summary>
/// Commands that wait for a second person, over all open screens. Kept in memory only: with the requester's screen, or the program,
/// the request is gone, and nothing was sent. Thread-safe.
/// </summary>
public sealed class Approvals(IConfiguration configuration, TimeProvider time)
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Waiting> _waiting = new();

    /// <summary>Whether an override can wait for a second person; else it breaks the glass. Configured as <c>HybridFailover:Commands:SecondPerson</c>.</summary>
    public bool IsRequired { get; } = configuration.GetValue("HybridFailover:Commands:SecondPerson", false);

    /// <summary>Raised on any thread, after a request came or went.</summary>
    public event Action? Changed;

    /// <summary>Requests that this screen may answer.</summary>
    /// <param name="screen">Stands for one open page: a requester cannot approve what the same page asked for.</param>
    public IReadOnlyList<ApprovalRequest> For(object screen) =>
        [.. _waiting.Values.Where(waiting => !ReferenceEquals(waiting.Screen, screen)).Select(waiting => waiting.Request).OrderBy(request => request.ExpiresAt)];

    /// <summary>Asks, and waits for the answer, the end of the time, or a cancellation.</summary>
    /// <exception cref="OperationCanceledException">The requester took it back.</exception>
    public async Task<ApprovalAnswer> AskAsync(ApprovalRequest request, object screen, CancellationToken cancel)
    {
        var waiting = new Waiting(request, screen);
        _waiting[request.Id] = waiting;
        Changed?.Invoke();
        try
        {
            return await waiting.Answer.Task.WaitAsync(request.ExpiresAt - time.GetUtcNow(), time, cancel);
        }
        catch (TimeoutException)
        {
            return new(null, $"no second person approved it within {Engine.Failover.Words.Duration(Patience)}");
        }
        finally
        {
            _waiting.TryRemove(request.Id, out _);
            Changed?.Invoke();
        }
    }

    /// <returns>Why not; null: approved.</returns>
    public string? Approve(string id, object screen, string? actor) => Give(id, screen, actor, approver => new(approver, ""));

    /// <inheritdoc cref="Approve"/>
    public string? Decline(string id, object screen, string? actor) => Give(id, screen, actor, approver => new(null, $"declined by {approver}"));

    private string? Give(string id, object screen, string? actor, Func<string, ApprovalAnswer> answer)
    {
        if (actor is null) return "This page may look, and not command";
        if (!_waiting.TryGetValue(id, out var waiting)) return "The request is not open any more";
        if (ReferenceEquals(waiting.Screen, screen)) return "Who asks can't approve it";
        return waiting.Answer.TrySetResult(answer(actor)) ? null : "Somebody else has answered it already";
    }

    private sealed record Waiting(ApprovalRequest Request, object Screen)
    {
        public TaskCompletionSource<ApprovalAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
