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
    public void A_folder_is_not_called_missing()
    {
        Directory.CreateDirectory(FilePath);
        Assert.Contains("is a folder", Assert.Throws<StartException>(() => Read(out _)).Message, StringComparison.Ordinal);
    }

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
    public void A_later_content_is_overridden_as_the_first_one_was()
    {
        Environment.SetEnvironmentVariable("HF_TEST_C", "environment");
        using var content = new MemoryStream("""{ "A": "new", "B": "new", "HF_TEST_C": "new" }"""u8.ToArray());
        var configuration = ConfigurationFile.Build(content, ["--B=line"]);
        Assert.Equal(["new", "line", "environment"], ((string[])["A", "B", "HF_TEST_C"]).Select(key => configuration[key]));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private ConfigurationManager Read(out ConfigurationFile file)
    {
        var configuration = new ConfigurationManager();
        file = ConfigurationFile.Add(configuration, FilePath);
        return configuration;
    }
}
