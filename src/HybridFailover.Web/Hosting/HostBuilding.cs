using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace HybridFailover.Web.Hosting;

/// <summary>The web host before anything of ours is in it.</summary>
internal static class HostBuilding
{
    /// <exception cref="StartException">The configuration file can't be read.</exception>
    public static WebApplicationBuilder Create(RunSettings settings, out ConfigurationFile? file)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = [.. settings.HostArguments],
            ApplicationName = typeof(HostBuilding).Assembly.GetName().Name,
            // Pages and scripts lie beside the program, wherever it is started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(1.5));
        file = settings.ConfigFile is { } path ? ConfigurationFile.Add(builder.Configuration, path) : null;
        return builder;
    }

    public static bool HasSites(IConfigurationRoot configuration) => configuration.GetSection("HybridFailover:Sites").GetChildren().Any();

    /// <summary>One set of logs for the engine, which starts before the web host's services are there, and for the web host.</summary>
    public static ILoggerFactory Logs(WebApplicationBuilder builder)
    {
        var logs = LoggerFactory.Create(logging =>
        {
            logging.AddConsoleLines();
            logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        });
        builder.Services.AddSingleton(logs);
        return logs;
    }

    /// <summary>The environment and the command line override what a file says.</summary>
    public static void AddBelowEnvironment(IConfigurationManager configuration, IConfigurationSource source)
    {
        var place = configuration.Sources.Count;
        for (var index = 0; index < place; index++)
            if (configuration.Sources[index] is EnvironmentVariablesConfigurationSource { Prefix: null or "" }) place = index;
        configuration.Sources.Insert(place, source);
    }

    public static void AddBelowEnvironment(IConfigurationManager configuration, IEnumerable<KeyValuePair<string, string?>> values) =>
        AddBelowEnvironment(configuration, new MemoryConfigurationSource { InitialData = values });
}
