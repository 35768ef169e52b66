using HybridFailover.Engine.Sites;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Monitoring;

/// <summary>
/// Follows the configuration file. What changes on disk is validated and handed over as a whole; what is invalid, or refused, is reported, and the
/// running configuration stays. The file is read by its name once a second, so that editors which replace it and mounted volumes which exchange
/// links are followed; a file is judged when two reads in a row found the same content, so that one being written is left alone.
/// </summary>
/// <param name="path">The file.</param>
/// <param name="loaded">The content that the running configuration was made from.</param>
/// <param name="build">Makes a configuration of a file's content, environment and command line on top; throws for what can't be parsed.</param>
/// <param name="apply">Takes a reading without errors; null: taken. Else why not now: it is offered again until the file changes.</param>
public sealed partial class ConfigurationWatch(
    string path, ReadOnlyMemory<byte> loaded, Func<Stream, IConfiguration> build, Func<FleetReading, CancellationToken, Task<string?>> apply,
    TimeProvider time, ILogger<ConfigurationWatch> log)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private byte[]? _judged = loaded.ToArray();
    private byte[] _seen = loaded.ToArray();
    private string? _unreadable;
    private FleetReading? _waiting;
    private volatile ConfigurationStanding _standing = new(null, [], [], time.GetUtcNow());

    public ConfigurationStanding Standing => _standing;

    public async Task RunAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Pace, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancel)) await LookAsync(cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The program ends.
        }
    }

    /// <summary>One look at the file.</summary>
    internal async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            var content = await File.ReadAllBytesAsync(path, cancel);
            Readable();
            var still = content.AsSpan().SequenceEqual(_seen);
            _seen = content;
            if (_judged is null || !content.AsSpan().SequenceEqual(_judged))
            {
                if (!still) return;
                _judged = content;
                _waiting = null;
                Judge(content);
            }
            if (_waiting is { } reading) await OfferAsync(reading, cancel);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Unreadable(failure);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Complain($"The configuration in {path} could not be taken over: {failure.Message} The running configuration stays.", []);
        }
    }

    private void Judge(byte[] content)
    {
        FleetReading reading;
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            reading = FleetReader.Read(build(stream));
        }
        catch (Exception failure) when (failure is FormatException or InvalidDataException or System.Text.Json.JsonException)
        {
            var cause = failure.InnerException ?? failure;
            Complain($"{path} is not a JSON file: {cause.Message} The running configuration stays.", [new Problem(path, cause.Message)]);
            return;
        }
        if (reading.Fleet is null)
            Complain($"{path} has {reading.Errors.Count} error{(reading.Errors.Count == 1 ? "" : "s")}, the first: {reading.Errors[0]}. The running configuration stays.", reading.Errors);
        else _waiting = reading;
    }

    private async Task OfferAsync(FleetReading reading, CancellationToken cancel)
    {
        if (await apply(reading, cancel) is { } refusal)
        {
            Complain(refusal, []);
            return;
        }
        _waiting = null;
        _standing = new ConfigurationStanding(null, [], reading.Warnings, time.GetUtcNow());
        Log.Taken(log, path, reading.Fleet!.Sites.Count);
        foreach (var warning in reading.Warnings) Log.Warning(log, warning);
    }

    /// <summary>A file may be missing for the moment in which it is replaced: the second look in a row says so.</summary>
    private void Unreadable(Exception failure)
    {
        var sentence = $"{path} can't be read: {failure.Message} The running configuration stays.";
        if (_unreadable == sentence) Complain(sentence, []);
        _unreadable = sentence;
    }

    /// <summary>Once that was said, a file that is back is judged anew, whatever was said of it before.</summary>
    private void Readable()
    {
        if (_unreadable is not null && _standing.Complaint == _unreadable) _judged = null;
        _unreadable = null;
    }

    /// <summary>Told once, shown until it changes.</summary>
    private void Complain(string sentence, IReadOnlyList<Problem> errors)
    {
        if (_standing.Complaint == sentence) return;
        _standing = _standing with { Complaint = sentence, Errors = errors, At = time.GetUtcNow() };
        Log.Complaint(log, sentence);
        foreach (var error in errors) Log.Error(log, error);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The configuration in {Path} is in force; sites: {Sites}")]
        public static partial void Taken(ILogger logger, string path, int sites);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Sentence}")]
        public static partial void Complaint(ILogger logger, string sentence);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
        public static partial void Error(ILogger logger, Problem problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
        public static partial void Warning(ILogger logger, Problem problem);
    }
}
