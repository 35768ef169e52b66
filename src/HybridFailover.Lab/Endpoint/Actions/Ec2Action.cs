using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>One action of the API: the parameters that it takes, and what it makes of the network.</summary>
/// <param name="Name">As on the wire.</param>
/// <param name="Writes">Runs alone and may change the network; a read runs on a snapshot.</param>
/// <param name="Parameters">First parts of the names that it accepts; anything else is UnknownParameter.</param>
/// <param name="Run">Pure but for the ids it takes and the answer's body that it writes: the network as it shall be.</param>
internal sealed record Ec2Action(string Name, bool Writes, HashSet<string> Parameters, Func<VpcWorld, Call, VpcWorld> Run)
{
    public static Ec2Action Read(string name, string[] parameters, Action<VpcWorld, Call> run) => new(name, false, Known(parameters), (world, call) =>
    {
        run(world, call);
        return world;
    });

    public static Ec2Action Write(string name, string[] parameters, Func<VpcWorld, Call, VpcWorld> run) => new(name, true, Known(parameters), run);

    /// <summary>For actions whose whole answer is that they were carried out.</summary>
    public static Ec2Action WriteTrue(string name, string[] parameters, Func<VpcWorld, Call, VpcWorld> run) => Write(name, parameters, (world, call) =>
    {
        var after = run(world, call);
        call.Xml.Value("return", true);
        return after;
    });

    /// <exception cref="Refusal">UnknownParameter.</exception>
    public void CheckNames(Parameters parameters)
    {
        foreach (var name in parameters.TopLevelNames())
            if (!Parameters.Contains(name)) throw Refusal.Bad("UnknownParameter", $"The parameter {name} is not recognized");
    }

    private static HashSet<string> Known(string[] parameters) => new([.. parameters, "Action", "Version", "DryRun"], StringComparer.Ordinal);
}
