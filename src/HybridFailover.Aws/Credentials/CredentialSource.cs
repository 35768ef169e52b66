using Amazon.Runtime;
using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Aws.Credentials;

/// <summary>
/// The credentials in use, resolved at start and renewed in the background, so that a failover never waits for the metadata
/// service. The SDK's chain blocks and ignores cancellation (16 s against a metadata service that accepts and never answers):
/// it runs apart, one at a time, and whoever waits for it waits no longer than it likes. Thread-safe.
/// </summary>
/// <param name="resolve">The chain; true: drop what is cached, it was refused.</param>
internal sealed partial class CredentialSource(Func<bool, Task<ImmutableCredentials>> resolve, Clock clock, ILogger logger)
{
    private readonly Lock _gate = new();
    private Task? _renewal;
    private volatile ImmutableCredentials? _current;
    private volatile string? _trouble;

    /// <summary>What the next call signs with; null until they were resolved once. Old ones stay while new ones cannot be had.</summary>
    public ImmutableCredentials? Current => _current;

    /// <summary>Why the last renewal failed; null when it did not.</summary>
    public string? Trouble => _trouble;

    /// <summary>Resolves anew, or joins a renewal under way, and waits until it is done or the token ends the waiting.</summary>
    /// <returns>The credentials then in use; null when there are none.</returns>
    public async Task<ImmutableCredentials?> RenewAsync(CancellationToken cancel, bool evenIfValid = false)
    {
        Task renewal;
        lock (_gate) renewal = _renewal is { IsCompleted: false } ? _renewal : _renewal = Task.Run(() => RenewOnceAsync(evenIfValid), CancellationToken.None);
        try
        {
            await renewal.WaitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            if (_current is null) _trouble ??= "the AWS credentials are still being resolved; does the instance metadata service answer?";
        }
        return _current;
    }

    private async Task RenewOnceAsync(bool evenIfValid)
    {
        try
        {
            _current = await resolve(evenIfValid);
            if (_trouble is not null) Log.Back(logger);
            _trouble = null;
        }
        catch (Exception e)
        {
            // The SDK lists all that it tried, over several lines.
            var why = string.Join(' ', e.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            var before = _trouble;
            _trouble = $"No AWS credentials: {why} Attach an instance profile, or set AWS_PROFILE or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";
            if (_trouble != before) Log.Failed(logger, clock.UtcNow, _current is null ? "There are none." : "The old ones stay in use.", _trouble);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Credentials could not be renewed at {At:HH:mm:ss} UTC. {Left} {Trouble}")]
        public static partial void Failed(ILogger logger, DateTimeOffset at, string left, string trouble);

        [LoggerMessage(Level = LogLevel.Information, Message = "Credentials are resolved again.")]
        public static partial void Back(ILogger logger);
    }
}
