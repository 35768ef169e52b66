using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>
/// What a panel reads, and how that goes. All on the circuit's dispatcher, which it never holds up: whoever waits sees what was there before, a
/// skeleton after <see cref="Patience"/>, and in the end the value or why there is none. A newer question overtakes an older one.
/// </summary>
internal sealed partial class Loading<T>(TimeProvider time, ILogger log, Action changed) : IDisposable where T : class
{
    /// <summary>What answers within this time flickers for nobody.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private CancellationTokenSource _question = new();

    /// <summary>The newest answer; null: none yet, or the newest question failed.</summary>
    public T? Value { get; private set; }

    public LoadFault? Fault { get; private set; }

    /// <summary>An answer is waited for, and it takes its time.</summary>
    public bool IsSlow { get; private set; }

    public async Task AskAsync(Func<CancellationToken, Task<T>> question)
    {
        await _question.CancelAsync();
        _question.Dispose();
        var mine = _question = new CancellationTokenSource();
        var cancel = mine.Token;
        try
        {
            var answer = question(cancel);
            if (!answer.IsCompleted && await Task.WhenAny(answer, Task.Delay(Patience, time, cancel)) != answer && !cancel.IsCancellationRequested) Show(() => IsSlow = true);
            var value = await answer;
            if (!cancel.IsCancellationRequested) Show(() => (Value, Fault, IsSlow) = (value, null, false));
        }
        catch (Exception overtaken) when (overtaken is OperationCanceledException or ObjectDisposedException && cancel.IsCancellationRequested)
        {
            // Nobody waits for it any more.
        }
        catch (Exception failure)
        {
            var fault = LoadFault.Of(failure is HistoryUnreadableException ? failure.Message : "The answer could not be shown.", Fault?.Since ?? time.GetUtcNow());
            Log.Unanswered(log, fault.Id, failure);
            if (!cancel.IsCancellationRequested) Show(() => (Value, Fault, IsSlow) = (null, fault, false));
        }
    }

    /// <summary>Takes an answer that came another way.</summary>
    public void Put(T value) => Show(() => Value = value);

    public void Dispose()
    {
        _question.Cancel();
        _question.Dispose();
    }

    private void Show(Action change)
    {
        change();
        changed();
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A panel of the audit shows error {Id} instead of what it was to show")]
        public static partial void Unanswered(ILogger log, string id, Exception failure);
    }
}
