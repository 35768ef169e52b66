using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Lab;
using HybridFailover.Lab.Namespaces;
using HybridFailover.Lab.Simulated;
using HybridFailover.Web.Cli;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.History;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Monitor = HybridFailover.Engine.Monitoring.Monitor;

namespace HybridFailover.Web.Hosting;

/// <summary>The monitor as a process: from settings to exit code.</summary>
internal static partial class MonitorHost
{
    public static async Task<int> RunAsync(RunSettings settings, TextWriter error)
    {
        try
        {
            await ServeAsync(settings);
            return ExitCode.Done;
        }
        catch (StartException refused)
        {
            await error.WriteLineAsync(refused.Message);
        }
        catch (IOException refused) when (refused.InnerException is AddressInUseException)
        {
            await error.WriteLineAsync($"{refused.Message.TrimEnd('.')}. Stop what listens there, or choose another address: --urls http://localhost:5081");
        }
        return ExitCode.BadInput;
    }

    private static async Task ServeAsync(RunSettings settings)
    {
        var builder = HostBuilding.Create(settings, out var file);
        var configured = HostBuilding.HasSites(builder.Configuration);
        if (settings.Lab && configured) throw new StartException("Sites are configured, and the lab brings its own: give a configuration or --lab, not both.");
        var isLab = settings.Lab || (!configured && builder.Environment.IsDevelopment());
        if (!isLab && !configured) throw new StartException(NoConfiguration);

        using var logs = HostBuilding.Logs(builder);
        var log = logs.CreateLogger(typeof(MonitorHost));
        var storage = Storage.Resolve(builder.Configuration, Environment.GetEnvironmentVariable, isLab ? TemporaryDirectory : null);
        using var held = StorageLock.Take(storage);
        Log.Storage(log, storage.DataDirectory, storage.SpillDirectory, storage.IsTemporary ? " (removed at the end)" : "");

        await using var lab = isLab ? await SimulatedLab.StartAsync(new SimulatedLabOptions { Logging = logs }) : null;
        if (lab is not null) HostBuilding.AddBelowEnvironment(builder.Configuration, lab.Configuration);
        var sites = new FleetConfiguration(logs);
        var fleet = sites.ReadFirst(builder.Configuration, isLab);
        var clock = lab?.Clock ?? new Clock(TimeProvider.System);
        await using var world = await World.OpenAsync(fleet, lab, clock, logs, CancellationToken.None);
        var samples = new SampleQueue();
        var recent = new RecentSeconds(samples);
        Monitor? running = null;
        await using var history = new HistoryStore(
            storage.DatabasePath, storage.SpillDirectory, clock, logs.CreateLogger<HistoryStore>(), samples, () => (running?.Fleet ?? fleet).Retention);
        await using var monitor = running = new Monitor(world.Echo, world.Connects, world.Routes, history, storage.StatePath, clock, new Random(), logs, recent);
        // Probing does not wait for the pages. A second monitor of this data directory did not come so far: the lock is taken.
        monitor.Start(fleet);

        Addresses.Settle(builder.Configuration);
        if (UnixSocket.Add(builder, storage.SocketPath) is { } noSocket) Log.NoSocket(log, noSocket);
        builder.AddHybridFailoverWeb();
        // The data directory is the owner's alone: what protects the keys on disk is its mode.
        builder.Services.AddDataProtection().SetApplicationName("HybridFailover").PersistKeysToFileSystem(new DirectoryInfo(storage.KeysPath));
        builder.Services.AddSingleton<IMonitor>(monitor);
        builder.Services.AddSingleton(history);
        builder.Services.AddSingleton(HeadNoticeOptions.Read(builder.Configuration));
        builder.Services.AddHostedService<HeadNoticeService>();
        builder.Services.AddSingleton(samples);
        builder.Services.AddSingleton(recent);
        builder.Services.AddSingleton(world.Preflight);
        // A monitor inside the lab of namespaces turns the network of the process around it.
        if (((ILabControl?)lab ?? RemoteLab.FromEnvironment(TimeProvider.System)) is { } control) builder.Services.AddSingleton(control);
        await using var app = builder.Build();
        app.UseHybridFailoverWeb();
        try
        {
            await app.StartAsync();
        }
        catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return; // asked to end before all of it was up
        }
        Log.Listening(log, string.Join(", ", app.Urls));
        using var stopping = new CancellationTokenSource();
        var following = file is null ? Task.CompletedTask : sites.FollowAsync(file, settings, monitor, stopping.Token);
        var preflight = app.Services.GetRequiredService<PreflightService>();
        await preflight.StartAsync(CancellationToken.None);
        await app.WaitForShutdownAsync();
        await stopping.CancelAsync();
        await following;
        await preflight.StopAsync(CancellationToken.None);
    }

    private static string TemporaryDirectory() => Directory.CreateTempSubdirectory("hybridfailover-lab-").FullName;

    private const string NoConfiguration =
        "No site is configured, so there is nothing to monitor. Give a configuration file (hybridfailover run --config FILE), or try the simulated lab (hybridfailover run --lab).";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Data directory {Data}, spill directory {Spill}{Note}")]
        public static partial void Storage(ILogger log, string data, string spill, string note);

        [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Addresses}")]
        public static partial void Listening(ILogger log, string addresses);

        [LoggerMessage(Level = LogLevel.Warning, Message = "{Reason}")]
        public static partial void NoSocket(ILogger log, string reason);
    }
}
