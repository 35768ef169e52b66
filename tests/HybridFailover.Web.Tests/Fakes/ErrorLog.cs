using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Web.Tests.Fakes;

/// <summary>Keeps what is logged as an error (or as <paramref name="least"/>), or worse.</summary>
internal sealed class ErrorLog(LogLevel least = LogLevel.Error) : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Errors { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) Errors.Enqueue($"{formatter(state, exception)} {exception}");
    }

    public void Dispose()
    {
        // It holds nothing but text.
    }
}
