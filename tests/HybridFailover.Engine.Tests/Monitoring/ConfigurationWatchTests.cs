using System.Text;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Sites;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class ConfigurationWatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hybridfailover-").FullName;
    private readonly List<Fleet> _applied = [];
    private readonly ConfigurationWatch _watch;
    private string? _refusal;

    public ConfigurationWatchTests()
    {
        File.WriteAllText(Path, Written.Example);
        _watch = new ConfigurationWatch(
            Path, Encoding.UTF8.GetBytes(Written.Example), stream => new ConfigurationBuilder().AddJsonStream(stream).Build(),
            (reading, _) =>
            {
                if (_refusal is null) _applied.Add(reading.Fleet!);
                return Task.FromResult(_refusal);
            },
            TimeProvider.System, NullLogger<ConfigurationWatch>.Instance);
    }

    private string Path => System.IO.Path.Combine(_folder, "site.json");

    private string? Complaint => _watch.Standing.Complaint?.Replace(Path, "site.json", StringComparison.Ordinal);

    private static string With(string name) => Written.Example.Replace("Los Angeles", name, StringComparison.Ordinal);

    private async Task Look(int times = 1)
    {
        for (var look = 0; look < times; look++) await _watch.LookAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_file_that_stays_as_it_is_is_not_applied_again()
    {
        await Look(3);
        File.WriteAllText(Path, Written.Example);
        await Look(3);

        Assert.Empty(_applied);
        Assert.Null(Complaint);
    }

    [Fact]
    public async Task A_changed_file_is_applied_once_when_it_holds_still()
    {
        File.WriteAllText(Path, With("One"));
        await Look();
        Assert.Empty(_applied);
        await Look(3);

        Assert.Equal("One", Assert.Single(_applied).Sites[0].Name);
        Assert.Null(Complaint);
    }

    [Fact]
    public async Task A_file_that_is_being_written_is_left_alone()
    {
        var whole = With("One");
        for (var part = 1; part <= 4; part++)
        {
            File.WriteAllText(Path, whole[..(whole.Length * part / 5)]);
            await Look();
        }
        File.WriteAllText(Path, whole);
        await Look(2);

        Assert.Single(_applied);
        Assert.Null(Complaint);
    }

    [Fact]
    public async Task A_file_that_an_editor_replaces_is_followed()
    {
        File.WriteAllText(Path + "~", With("One"));
        File.Delete(Path);
        await Look();
        Assert.Null(Complaint);
        File.Move(Path + "~", Path);
        await Look(2);

        Assert.Single(_applied);
    }

    [Fact]
    public async Task A_link_that_is_exchanged_is_followed()
    {
        File.WriteAllText(Path + ".1", Written.Example);
        File.WriteAllText(Path + ".2", With("Two"));
        File.Delete(Path);
        File.CreateSymbolicLink(Path, Path + ".1");
        await Look(2);
        Assert.Empty(_applied);
        File.Delete(Path);
        File.CreateSymbolicLink(Path, Path + ".2");
        await Look(2);

        Assert.Equal("Two", Assert.Single(_applied).Sites[0].Name);
    }

    [Fact]
    public async Task A_file_that_is_no_JSON_is_reported_and_the_running_configuration_stays()
    {
        File.WriteAllText(Path, Written.Example[..^3]);
        await Look(2);

        Assert.StartsWith("site.json is not a JSON file: ", Complaint, StringComparison.Ordinal);
        Assert.EndsWith(" The running configuration stays.", Complaint, StringComparison.Ordinal);
        Assert.Empty(_applied);
    }

    [Fact]
    public async Task An_invalid_file_is_reported_with_all_its_errors_until_it_is_right()
    {
        File.WriteAllText(Path, Written.Example.Replace("propagated", "nowhere", StringComparison.Ordinal).Replace("fast", "slow", StringComparison.Ordinal));
        await Look(2);

        Assert.Equal(
            "site.json has 2 errors, the first: HybridFailover:Sites:LAX1:Preset: found \"slow\"; accepted: fast, balanced or conservative. The running configuration stays.",
            Complaint);
        Assert.Equal(2, _watch.Standing.Errors.Count);
        File.WriteAllText(Path, Written.Example);
        await Look(2);
        Assert.Null(Complaint);
        Assert.Empty(_watch.Standing.Errors);
    }

    [Fact]
    public async Task A_refused_change_is_offered_again_until_it_is_taken()
    {
        _refusal = "LAX1: not now.";
        File.WriteAllText(Path, With("One"));
        await Look(4);
        Assert.Equal("LAX1: not now.", Complaint);
        _refusal = null;
        await Look(3);

        Assert.Single(_applied);
        Assert.Null(Complaint);
    }

    [Fact]
    public async Task A_missing_file_is_reported_at_the_second_look_and_forgotten_when_it_is_back()
    {
        File.Delete(Path);
        await Look();
        Assert.Null(Complaint);
        await Look();
        Assert.StartsWith("site.json can't be read: ", Complaint, StringComparison.Ordinal);
        File.WriteAllText(Path, Written.Example);
        await Look(2);

        Assert.Null(Complaint);
    }

    [Fact]
    public async Task A_change_that_can_not_be_taken_over_does_not_end_the_watch()
    {
        var watch = new ConfigurationWatch(
            Path, default, stream => new ConfigurationBuilder().AddJsonStream(stream).Build(),
            (_, _) => throw new InvalidOperationException("No room."), TimeProvider.System, NullLogger<ConfigurationWatch>.Instance);
        await watch.LookAsync(TestContext.Current.CancellationToken);
        await watch.LookAsync(TestContext.Current.CancellationToken);

        Assert.EndsWith("could not be taken over: No room. The running configuration stays.", watch.Standing.Complaint, StringComparison.Ordinal);
    }
}
