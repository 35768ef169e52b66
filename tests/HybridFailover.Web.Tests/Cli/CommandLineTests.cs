namespace HybridFailover.Web.Tests.Cli;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("explode", "\"explode\" is not a command")]
    [InlineData("run extra", "\"extra\" is not a command")]
    [InlineData("run --confg=sites.json", "Did you mean --config?")]
    [InlineData("run --lba", "Did you mean --lab?")]
    [InlineData("run --Key", "--Key=value")]
    [InlineData("--urls", "--urls needs an address")]
    [InlineData("run --config", "--config")]
    [InlineData("check", "--config")]
    [InlineData("status --bogus", "\"--bogus\" is not known")]
    [InlineData("status LAX1 PHX1", "\"PHX1\" is not known")]
    [InlineData("status --url gopher://x", "is not an address")]
    [InlineData("status --url unix:", "is not an address")]
    [InlineData("failover", "SITE")]
    [InlineData("failover LAX1", "--reason")]
    [InlineData("failover LAX1 --reason", "--reason")]
    [InlineData("failover LAX1 --reason Carrier_maintenance --for 60", "--for \"60\"")]
    [InlineData("failover LAX1 --reason Carrier_maintenance --for 1w", "--for \"1w\"")]
    [InlineData("failover LAX1 --reason Carrier_maintenance --code storm", "--code \"storm\"")]
    [InlineData("hold LAX1 --to vpn", "--to")]
    [InlineData("release LAX1 --for 1h", "--for")]
    [InlineData("hold LAX1 --expected-version seven", "seven")]
    [InlineData("lab", "command")]
    [InlineData("lab explode", "explode")]
    [InlineData("lab cut LAX1", "PATH")]
    [InlineData("lab cut LAX1 dx --how gently", "--how \"gently\"")]
    [InlineData("lab up --port 0", "--port \"0\"")]
    [InlineData("audit list --limt 5", "--limt")]
    [InlineData("audit show", "ID")]
    [InlineData("audit note 5", "--text")]
    [InlineData("audit verify --from 11/22", "--from \"11/22\"")]
    [InlineData("audit verify --to 2026-11-22T07:41:03", "--to \"2026-11-22T07:41:03\"")]
    public async Task What_is_typed_wrong_ends_with_2_and_names_it(string line, string part)
    {
        var run = await CommandLineRun.OfAsync(line);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(part, run.Error, StringComparison.Ordinal);
        Assert.Contains("--help says what is accepted", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help"), InlineData("run --help"), InlineData("check --help"), InlineData("status --help"), InlineData("failover --help"), InlineData("failback --help")]
    [InlineData("hold --help"), InlineData("release --help"), InlineData("suspend --help"), InlineData("resume --help"), InlineData("acknowledge --help")]
    [InlineData("allow-failback --help"), InlineData("adopt --help"), InlineData("replace --help"), InlineData("drill --help")]
    [InlineData("replay --help"), InlineData("lab --help"), InlineData("lab up --help"), InlineData("lab down --help"), InlineData("lab cut --help"), InlineData("lab heal --help"), InlineData("lab status --help")]
    [InlineData("audit list --help"), InlineData("audit show --help"), InlineData("audit export --help"), InlineData("audit note --help"), InlineData("audit review --help")]
    public async Task Help_shows_examples_that_are_accepted(string line)
    {
        var run = await CommandLineRun.OfAsync(line);
        Assert.Equal(0, run.ExitCode);
        var examples = run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n').Skip(1).Select(example => example.Trim()).Where(example => example.Length > 0).ToList();
        Assert.NotEmpty(examples);
        foreach (var example in examples.Where(example => example.Contains("SITE", StringComparison.Ordinal) || example.Contains("LAX1", StringComparison.Ordinal) || example.Contains("1204", StringComparison.Ordinal)))
        {
            // Nobody listens at port 1: everything up to the call was accepted.
            var words = Words(example["hybridfailover ".Length..]);
            using StringWriter output = new(), error = new();
            Assert.Equal(3, await HybridFailover.Web.Cli.CommandLine.InvokeAsync(words, output, error, _ => "http://127.0.0.1:1"));
        }
    }

    [Fact]
    public async Task The_version_is_a_version() => Assert.Matches(@"^\d+\.\d+\.\d+", (await CommandLineRun.OfAsync("--version")).Output);

    /// <summary>As a shell splits them: blanks, but not within double quotes.</summary>
    private static string[] Words(string line) =>
        [.. line.Split('"').SelectMany((part, index) => index % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
}
