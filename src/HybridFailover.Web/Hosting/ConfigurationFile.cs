using Microsoft.Extensions.Configuration.Json;

namespace HybridFailover.Web.Hosting;

/// <summary>The file of <c>--config</c>: below the environment and the command line, which override it, and above everything else.</summary>
internal sealed class ConfigurationFile : JsonConfigurationSource
{
    private string _file = "";

    /// <summary>Hears why a changed file can't be read: what was read before stays in force.</summary>
    public Action<string> Report { get; set; } = static _ => { };

    /// <exception cref="StartException">No such file, not readable, or not JSON.</exception>
    public static ConfigurationFile Add(IConfigurationManager configuration, string file)
    {
        var path = System.IO.Path.GetFullPath(file);
        if (!File.Exists(path)) throw new StartException($"The configuration file {path} does not exist.");
        var source = new ConfigurationFile { _file = path, Path = path, ReloadOnChange = true };
        source.ResolveFileProvider();
        try
        {
            HostBuilding.AddBelowEnvironment(configuration, source);
            return source;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The configuration file {path} can't be read. {Innermost(broken)}", broken);
        }
    }

    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new Provider(this);
    }

    private static string Innermost(Exception broken) => broken.InnerException is { } inner ? Innermost(inner) : broken.Message;

    private sealed class Provider(ConfigurationFile source) : JsonConfigurationProvider(source)
    {
        private bool _isLoaded;

        /// <summary>A file that a person is editing may be no JSON for a moment: the framework would then forget every value.</summary>
        public override void Load(Stream stream)
        {
            try
            {
                base.Load(stream);
                _isLoaded = true;
            }
            catch (FormatException broken) when (_isLoaded)
            {
                source.Report($"The configuration file {source._file} has changed and can't be read; the configuration that was read before stays. {Innermost(broken)}");
            }
        }
    }
}
