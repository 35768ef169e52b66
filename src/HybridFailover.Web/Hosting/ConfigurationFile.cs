using Microsoft.Extensions.Configuration.Memory;

namespace HybridFailover.Web.Hosting;

/// <summary>The file of <c>--config</c>: below the environment and the command line, which override it, and above everything else.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Content">What the configuration was made from; what comes later is compared with it.</param>
internal sealed record ConfigurationFile(string Path, byte[] Content)
{
    /// <exception cref="StartException">No such file, not readable, or not JSON.</exception>
    public static ConfigurationFile Add(IConfigurationManager configuration, string file)
    {
        var path = System.IO.Path.GetFullPath(file);
        if (Directory.Exists(path)) throw new StartException($"{path} is a folder; --config takes a JSON file.");
        if (!File.Exists(path)) throw new StartException($"The configuration file {path} does not exist.");
        try
        {
            var content = File.ReadAllBytes(path);
            using var stream = new MemoryStream(content, writable: false);
            HostBuilding.AddBelowEnvironment(configuration, Values(stream));
            return new ConfigurationFile(path, content);
        }
        catch (Exception broken) when (broken is FormatException or System.Text.Json.JsonException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The configuration file {path} can't be read. {Innermost(broken)}", broken);
        }
    }

    /// <summary>A later content of the file, with the environment and the command line on top, as at the start.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not JSON.</exception>
    public static IConfiguration Build(Stream content, IReadOnlyList<string> hostArguments)
    {
        var builder = new ConfigurationManager();
        builder.Sources.Add(new MemoryConfigurationSource { InitialData = Values(content) });
        builder.AddEnvironmentVariables();
        builder.AddCommandLine([.. hostArguments]);
        return builder;
    }

    private static List<KeyValuePair<string, string?>> Values(Stream content) =>
        [.. new ConfigurationBuilder().AddJsonStream(content).Build().AsEnumerable()];

    private static string Innermost(Exception broken) => broken.InnerException is { } inner ? Innermost(inner) : broken.Message;
}
