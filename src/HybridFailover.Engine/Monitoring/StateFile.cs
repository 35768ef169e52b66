using System.Collections.Immutable;
using HybridFailover.Engine.Failover;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Engine.Monitoring;

/// <summary>
/// Keeps the state file. Sites put what they must not forget, from any thread and without waiting; one writer in the background writes the newest of
/// all of them, so that many changes at once cost one write. A write that fails is tried again until it succeeds.
/// </summary>
public sealed partial class StateFile : IAsyncDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly ILogger<StateFile> _log;
    private readonly Action<string, byte[]> _replace;
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _work = new(0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _writer;
    private ImmutableSortedDictionary<string, RememberedSite> _sites;
    private readonly List<TaskCompletionSource> _unwritten = [];
    private TaskCompletionSource? _next;
    private volatile string? _trouble;
    private bool _isUnreadable;

    /// <param name="path">The file.</param>
    /// <param name="start">What was read of it at the start: entries of sites that are not configured any more are kept until they are forgotten.</param>
    public StateFile(string path, StateReading start, TimeProvider time, ILogger<StateFile> log)
        : this(path, start, time, log, static (path, content) => AtomicFile.Replace(path, content)) { }

    internal StateFile(string path, StateReading start, TimeProvider time, ILogger<StateFile> log, Action<string, byte[]> replace)
    {
        (_path, _time, _log, _replace) = (path, time, log, replace);
        _isUnreadable = start is StateReading.Unreadable;
        _sites = start is StateReading.Read { Remembered: var remembered }
            ? remembered.Sites.ToImmutableSortedDictionary(site => site.Code, site => site, StringComparer.OrdinalIgnoreCase)
            : ImmutableSortedDictionary.Create<string, RememberedSite>(StringComparer.OrdinalIgnoreCase);
        _writer = Task.Run(WriteAsync);
    }

    /// <summary>Why the newest content is not on disk; null when nothing failed.</summary>
    public string? Trouble => _trouble;

    /// <summary>Reads the file, once, at the start. Never throws.</summary>
    public static StateReading Read(string path)
    {
        try
        {
            return StateText.Read(File.ReadAllBytes(path), path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return new StateReading.Missing($"there is no state file {path}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new StateReading.Unreadable($"the state file {path} can't be read: {failure.Message}");
        }
    }

    /// <summary>Remembers a site's newest state.</summary>
    public void Put(RememberedSite site) => Change(sites => sites.SetItem(site.Code, site));

    /// <summary>A site is no longer configured.</summary>
    public void Forget(string code) => Change(sites => sites.Remove(code));

    /// <summary>Waits until everything that was put before this call is on disk.</summary>
    /// <returns>False: not within the time; a restart now would forget it.</returns>
    public async Task<bool> DurableWithinAsync(TimeSpan time)
    {
        Task? durable;
        lock (_lock) durable = (_next ?? _unwritten.LastOrDefault())?.Task;
        if (durable is null) return true;
        try
        {
            await durable.WaitAsync(time, _time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Writes what is still to be written, once, and ends the writer.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _writer;
        Flush();
        _stopping.Dispose();
        _work.Dispose();
    }

    private void Change(Func<ImmutableSortedDictionary<string, RememberedSite>, ImmutableSortedDictionary<string, RememberedSite>> change)
    {
        lock (_lock)
        {
            var sites = change(_sites);
            if (ReferenceEquals(sites, _sites)) return;
            _sites = sites;
            // The write that comes takes this change along.
            if (_next is not null) return;
            _next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
        _work.Release();
    }

    private async Task WriteAsync()
    {
        try
        {
            while (true)
            {
                await _work.WaitAsync(_stopping.Token);
                while (!Flush()) await Task.Delay(Again, _time, _stopping.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The program ends; what is left is written by DisposeAsync.
        }
    }

    /// <summary>Writes the newest content, if it is not on disk. False: it failed.</summary>
    private bool Flush()
    {
        ImmutableSortedDictionary<string, RememberedSite> sites;
        lock (_lock)
        {
            if (_next is not null) _unwritten.Add(_next);
            _next = null;
            if (_unwritten.Count == 0) return true;
            sites = _sites;
        }
        try
        {
            if (_isUnreadable) KeepUnreadable();
            _isUnreadable = false;
            _replace(_path, StateText.Write(new Remembered(_time.GetUtcNow(), [.. sites.Values])));
            if (_trouble is not null) Log.Written(_log, _path);
            _trouble = null;
        }
        catch (Exception failure)
        {
            var trouble = $"the state file {_path} can't be written: {failure.Message.TrimEnd('.')}. Failover works; a restart would forget holds, suspensions and flap blocks made since.";
            if (_trouble != trouble) Log.NotWritten(_log, trouble);
            _trouble = trouble;
            return false;
        }
        lock (_lock)
        {
            foreach (var waiting in _unwritten) waiting.SetResult();
            _unwritten.Clear();
        }
        return true;
    }

    /// <summary>What this program can't use may be a newer one's, and tell somebody what was held: it is kept beside the new file.
    /// A copy, so that a crash in between leaves the unreadable file in its place and not a first start.</summary>
    private void KeepUnreadable()
    {
        var kept = _path + ".unreadable";
        try
        {
            File.Copy(_path, kept, overwrite: true);
        }
        catch (UnauthorizedAccessException)
        {
            File.Move(_path, kept, overwrite: true); // not ours to read; the directory is
        }
        catch (FileNotFoundException)
        {
            return; // somebody has taken it away since
        }
        Log.Kept(_log, _path, kept);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The state file {Path} that could not be used is kept as {Kept}")]
        public static partial void Kept(ILogger logger, string path, string kept);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Trouble}")]
        public static partial void NotWritten(ILogger logger, string trouble);

        [LoggerMessage(Level = LogLevel.Information, Message = "The state file {Path} is written again")]
        public static partial void Written(ILogger logger, string path);
    }
}
