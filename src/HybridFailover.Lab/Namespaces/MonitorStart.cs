using System.Diagnostics;
using HybridFailover.Lab.Endpoint;

namespace HybridFailover.Lab.Namespaces;

/// <summary>What a monitor inside the lab is started with.</summary>
/// <param name="Namespace">Network namespace of the monitor's host.</param>
/// <param name="ConfigFile">Names its sites, the endpoint, and its data directory.</param>
/// <param name="ControlSocket">Of the lab, for <see cref="RemoteLab"/>.</param>
public sealed record MonitorStart(string Namespace, string ConfigFile, string ControlSocket)
{
    /// <summary>A program in the monitor's host with the lab's keys in its environment, e.g. <c>hybridfailover run --config FILE</c>.
    /// The process is the program itself: <c>ip</c> replaces itself by it.</summary>
    public ProcessStartInfo Program(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("ip", ["netns", "exec", Namespace, program, .. arguments]);
        foreach (var (name, value) in Environment) start.Environment[name] = value;
        start.Environment[RemoteLab.Variable] = ControlSocket;
        return start;
    }

    /// <summary>What an AWS client in the lab needs, whatever the machine is set up for.</summary>
    public static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["AWS_ACCESS_KEY_ID"] = AccessKey.Lab.Id,
        ["AWS_SECRET_ACCESS_KEY"] = AccessKey.Lab.Secret,
        ["AWS_SESSION_TOKEN"] = "",
        ["AWS_REGION"] = NamespaceSite.Region,
        ["AWS_DEFAULT_REGION"] = NamespaceSite.Region,
        ["AWS_EC2_METADATA_DISABLED"] = "true",
        ["AWS_PAGER"] = "",
        ["NO_PROXY"] = "127.0.0.1,localhost",
        ["no_proxy"] = "127.0.0.1,localhost",
    };
}
