using System.Net;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Lab.Endpoint;

/// <summary>How an <see cref="Ec2Endpoint"/> is started.</summary>
public sealed record EndpointOptions
{
    /// <summary>Addresses to listen on; port 0 takes a free one, which <see cref="Ec2Endpoint.Urls"/> then names.</summary>
    public IReadOnlyList<IPEndPoint> Listen { get; init; } = [new IPEndPoint(IPAddress.Loopback, 0)];

    /// <summary>Sockets that are bound already, by handle: for a listener inside another network namespace. They stay the caller's, to be closed after the endpoint.</summary>
    public IReadOnlyList<ulong> ListenHandles { get; init; } = [];

    /// <summary>Path of a Unix socket to listen on as well; null: none.</summary>
    public string? UnixSocket { get; init; }

    /// <summary>Requests must be signed for this Region.</summary>
    public string Region { get; init; } = "us-east-1";

    /// <summary>Account that owns everything here.</summary>
    public string AccountId { get; init; } = "123456789012";

    /// <summary>Keys that may sign.</summary>
    public IReadOnlyList<AccessKey> AccessKeys { get; init; } = [AccessKey.Lab];

    /// <summary>Static routes that fit in a table; beyond it <c>RouteLimitExceeded</c>.</summary>
    public int RoutesPerTable { get; init; } = 500;

    /// <summary>Calls kept in <see cref="Ec2Endpoint.Calls"/>; older ones are dropped and counted.</summary>
    public int CallsKept { get; init; } = 10_000;

    /// <summary>Ids of what is created follow from it.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Told of every change of a table's effective rows; null: nobody.</summary>
    public IRouteSink? Sink { get; init; }

    /// <summary>Clock for signatures, time-limited faults, and the log of calls.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Where the endpoint logs.</summary>
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;
}
