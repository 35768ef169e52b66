using System.CommandLine;

namespace HybridFailover.Web.Cli;

/// <summary>What every command to a running monitor takes.</summary>
internal sealed class ClientOptions
{
    /// <summary>One for the whole program: failures are written by whoever catches them.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Write JSON." };

    public ClientOptions(Func<string, string?> environment)
    {
        Url = new Option<string>("--url")
        {
            Description = "The monitor: http://HOST:PORT, or unix:PATH for its Unix socket. Default: HYBRIDFAILOVER_URL.",
            HelpName = "URL",
            DefaultValueFactory = _ => environment("HYBRIDFAILOVER_URL") is { Length: > 0 } set ? set : Hosting.Addresses.Default,
        };
        Url.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } url && MonitorAddress.Parse(url) is null) result.AddError($"\"{url}\" is not an address. Accepted: {MonitorAddress.Accepted}.");
        });
    }

    public Option<string> Url { get; }

    public void AddTo(Command command)
    {
        command.Options.Add(Url);
        command.Options.Add(Json);
    }

    public MonitorClient Connect(ParseResult parsed) => new(MonitorAddress.Parse(parsed.GetRequiredValue(Url))!);
}
