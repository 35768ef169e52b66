namespace HybridFailover.Web.Hosting;

/// <summary>Where the configuration comes from.</summary>
/// <param name="Text">In words.</param>
public sealed record ConfigurationOrigin(string Text)
{
    internal static ConfigurationOrigin Of(ConfigurationFile? file, bool isLab) => new(isLab
        ? "The simulated lab's own"
        : file is not null ? $"{file.Path}, with the environment and the command line on top" : "The environment and the command line");
}
