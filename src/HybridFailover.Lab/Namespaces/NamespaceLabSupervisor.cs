using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using HybridFailover.Lab.Relay;
using Microsoft.Extensions.Logging;

namespace HybridFailover.Lab.Namespaces;

/// <summary>How <c>lab up</c> is run.</summary>
public sealed record SupervisorOptions
{
    public NamespaceLabOptions Lab { get; init; } = new();

    /// <summary>Where the monitor's page appears on the machine's loopback.</summary>
    public IPEndPoint Dashboard { get; init; } = new(IPAddress.Loopback, 5080);
    public TimeProvider Time { get; init; } = TimeProvider.System;
}

/// <summary>
/// The process behind <c>lab up</c>: makes the lab, runs a monitor in it, brings its page to the machine's loopback, and answers on the control
/// socket until <c>lab down</c>, or until it is cancelled. A lab that was killed is cleared away by the next one of its prefix.
/// </summary>
public sealed partial class NamespaceLabSupervisor
{
    private readonly TaskCompletionSource _down = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly NamespaceLab _lab;
    private readonly MonitorProcess _monitor;
    private readonly SupervisorOptions _options;

    private NamespaceLabSupervisor(SupervisorOptions options, NamespaceLab lab, MonitorProcess monitor) => (_options, _lab, _monitor) = (options, lab, monitor);

    /// <summary>Returns when the lab is down and nothing of it is left.</summary>
    /// <param name="startMonitor">Starts the program in the monitor's host, e.g. with <see cref="MonitorStart.Program"/>; called again when it ended.</param>
    /// <exception cref="LabException">One of this prefix is up already, or it can't be had on this machine.</exception>
    public static async Task RunAsync(SupervisorOptions options, Func<MonitorStart, Process> startMonitor, CancellationToken cancel)
    {
        var folder = new LabFolder(options.Lab.Prefix);
        var log = options.Lab.Logging.CreateLogger<NamespaceLabSupervisor>();
        if (NamespaceNetwork.NotPossible is { } reason) throw new LabException(reason);
        if (folder.Running is { } other && other.Id != Environment.ProcessId)
            throw new LabException($"The lab {folder.Prefix} is up already, as process {other.Id}. Take it down first: hybridfailover lab down.");
        await folder.EndLeftoversAsync(options.Time);
        folder.Create();
        folder.Record(RecordedProcess.Of("lab", Environment.ProcessId)!);
        try
        {
            await using var lab = await NamespaceLab.UpAsync(options.Lab, cancel);
            await File.WriteAllTextAsync(folder.ConfigFile, LabJson.Of([.. lab.Configuration, new("HybridFailover:DataDirectory", folder.DataDirectory)]), cancel);
            await using var relay = new SocketRelay(options.Dashboard, new UnixDomainSocketEndPoint(folder.MonitorSocket), log);
            var start = new MonitorStart(lab.Network.Name(LabHost.Monitor), folder.ConfigFile, folder.ControlSocket);
            await using var monitor = new MonitorProcess(() => startMonitor(start), folder.Record, options.Time, log);
            var supervisor = new NamespaceLabSupervisor(options, lab, monitor);
            await using var control = new LabControlSocket(folder.ControlSocket, supervisor.AnswerAsync, log);
            Log.Up(log, folder.Prefix, options.Dashboard);
            await supervisor._down.Task.WaitAsync(cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Log.GoingDown(log, folder.Prefix);
        }
        finally
        {
            folder.Delete();
        }
    }

    private async Task<LabAnswer> AnswerAsync(LabRequest request, CancellationToken cancel)
    {
        switch (request.Do)
        {
            case "cut":
                var how = PathCut.Parse(request.How ?? "drop") ?? throw new LabException($"'{request.How}' is not a way to cut a path. There are: {PathCut.Accepted}.");
                await _lab.CutAsync(request.Site ?? "", request.Path ?? "", how, cancel);
                break;
            case "heal":
                await _lab.HealAsync(request.Site ?? "", request.Path ?? "", cancel);
                break;
            case "down":
                _down.TrySetResult();
                break;
            case "status":
                break;
            default:
                throw new LabException($"'{request.Do}' is not known here. There are: status, cut, heal, down.");
        }

        return new LabAnswer(null, Status);
    }

    private LabStatus Status => new(
        _options.Lab.Prefix, new Uri($"http://{_options.Dashboard}"), _lab.Endpoint.Url, _monitor.State,
        [.. _lab.Paths.Select(path => new LabPathStatus(path.Site, path.Path, path.Cut?.ToString()))], _lab.Traffic);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The lab {Prefix} is up; the monitor's page comes to http://{Dashboard}")]
        public static partial void Up(ILogger log, string prefix, IPEndPoint dashboard);

        [LoggerMessage(Level = LogLevel.Information, Message = "The lab {Prefix} goes down")]
        public static partial void GoingDown(ILogger log, string prefix);
    }
}
