using HybridFailover.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Web.Tests.Hosting;

public sealed class ConfigurationFileTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("hf-config-");

    private string FilePath => Path.Combine(_directory.FullName, "sites.json");

    [Fact]
    public void A_file_that_does_not_exist_is_named() => Assert.Contains(FilePath, Assert.Throws<StartException>(() => Read(out _)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_is_not_JSON_is_named_with_the_place()
    {
        File.WriteAllText(FilePath, "{ \"HybridFailover\": ");
        Assert.Contains("LineNumber", Assert.Throws<StartException>(() => Read(out _)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_environment_overrides_the_file_and_the_command_line_both()
    {
        File.WriteAllText(FilePath, """{ "A": "file", "B": "file", "HF_TEST_C": "file" }""");
        Environment.SetEnvironmentVariable("HF_TEST_C", "environment");
        using var configuration = new ConfigurationManager();
        configuration.AddEnvironmentVariables().AddCommandLine(["--B=line"]);
        ConfigurationFile.Add(configuration, FilePath);
        Assert.Equal(["file", "line", "environment"], ((string[])["A", "B", "HF_TEST_C"]).Select(key => configuration[key]));
    }

    [Fact]
    public void A_file_that_is_broken_while_the_program_runs_changes_nothing_and_is_reported()
    {
        File.WriteAllText(FilePath, """{ "A": "1" }""");
        using var configuration = Read(out var file);
        var reports = new List<string>();
        file.Report = reports.Add;
        File.WriteAllText(FilePath, """{ "A": """);
        ((IConfigurationRoot)configuration).Reload();
        Assert.Equal("1", configuration["A"]);
        Assert.Contains(FilePath, Assert.Single(reports.Distinct()), StringComparison.Ordinal);
        File.WriteAllText(FilePath, """{ "A": "2" }""");
        ((IConfigurationRoot)configuration).Reload();
        Assert.Equal("2", configuration["A"]);
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private ConfigurationManager Read(out ConfigurationFile file)
    {
        var configuration = new ConfigurationManager();
        file = ConfigurationFile.Add(configuration, FilePath);
        return configuration;
    }
}
