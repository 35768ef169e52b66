using HybridFailover.Web.Cli;
using Microsoft.AspNetCore.Connections;

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
        var builder = CreateBuilder(settings);
        var file = settings.ConfigFile is { } path ? ConfigurationFile.Add(builder.Configuration, path) : null;
        var isLab = settings.Lab || (builder.Environment.IsDevelopment() && !HasSites(builder.Configuration));
        if (!isLab && !HasSites(builder.Configuration)) throw new StartException(NoConfiguration);

        var storage = Storage.Resolve(builder.Configuration, Environment.GetEnvironmentVariable, isLab ? TemporaryDirectory : null);
        using var held = StorageLock.Take(storage);
        Addresses.Settle(builder.Configuration);
        var noSocket = UnixSocket.Add(builder, storage.SocketPath);

        builder.AddHybridFailoverWeb();
        await using var app = builder.Build();
        app.UseHybridFailoverWeb();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(MonitorHost));
        if (file is not null) file.Report = problem => Log.FileNotRead(log, problem);
        if (noSocket is not null) Log.NoSocket(log, noSocket);
        Log.Storage(log, storage.DataDirectory, storage.SpillDirectory, storage.IsTemporary ? " (removed at the end)" : "");

        await app.StartAsync();
        Log.Listening(log, string.Join(", ", app.Urls));
        await app.WaitForShutdownAsync();
    }

    private static WebApplicationBuilder CreateBuilder(RunSettings settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. settings.HostArguments],
            ApplicationName = typeof(MonitorHost).Assembly.GetName().Name,
            // Pages and scripts lie beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddConsoleLines();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1.5));
        return builder;
    }

    private static bool HasSites(ConfigurationManager configuration) => configuration.GetSection("HybridFailover:Sites").GetChildren().Any();

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

        [LoggerMessage(Level = LogLevel.Error, Message = "{Problem}")]
        public static partial void FileNotRead(ILogger log, string problem);
    }
}
