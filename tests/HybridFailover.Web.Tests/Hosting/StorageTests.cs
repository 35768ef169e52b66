using HybridFailover.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Web.Tests.Hosting;

public sealed class StorageTests
{
    [Fact]
    public void The_configured_directory_goes_before_all()
    {
        var storage = Resolve(new() { [Storage.DataKey] = "/data", [Storage.SpillKey] = "/spill" }, ("STATE_DIRECTORY", "/state"));
        Assert.Equal(new Storage("/data", "/spill", IsTemporary: false), storage);
    }

    [Fact]
    public void The_service_managers_directory_is_next() => Assert.Equal("/var/lib/hf", Resolve(new(), ("STATE_DIRECTORY", "/var/lib/hf:/other"), ("XDG_STATE_HOME", "/x")).DataDirectory);

    [Fact]
    public void Then_the_users() => Assert.Equal("/x/hybridfailover", Resolve(new(), ("XDG_STATE_HOME", "/x"), ("HOME", "/home/a")).DataDirectory);

    [Fact]
    public void Then_the_users_default() => Assert.Equal("/home/a/.local/state/hybridfailover", Resolve(new(), ("HOME", "/home/a")).DataDirectory);

    [Fact]
    public void Without_any_it_says_what_to_set() => Assert.Contains(Storage.DataKey, Assert.Throws<StartException>(() => Resolve(new())).Message, StringComparison.Ordinal);

    [Fact]
    public void The_spill_lies_in_the_data_directory() => Assert.Equal("/data/spill", Resolve(new() { [Storage.DataKey] = "/data" }).SpillDirectory);

    [Fact]
    public void The_labs_is_temporary_unless_configured()
    {
        var empty = new ConfigurationBuilder().Build();
        Assert.Equal(new Storage("/tmp/lab", "/tmp/lab/spill", IsTemporary: true), Storage.Resolve(empty, _ => "/state", () => "/tmp/lab"));
        Assert.False(Storage.Resolve(Of(new() { [Storage.DataKey] = "/data" }), _ => null, () => "/tmp/lab").IsTemporary);
    }

    [Fact]
    public void Two_monitors_do_not_share_a_directory()
    {
        var directory = Directory.CreateTempSubdirectory("hf-storage-");
        try
        {
            var storage = Resolve(new() { [Storage.DataKey] = Path.Combine(directory.FullName, "data") });
            using (StorageLock.Take(storage))
                Assert.Contains("Another HybridFailover", Assert.Throws<StartException>(() => StorageLock.Take(storage)).Message, StringComparison.Ordinal);
            // Let go of, it can be taken again.
            using var again = StorageLock.Take(storage);
            Assert.True(Directory.Exists(storage.SpillDirectory));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("spill"), InlineData("one/spill")]
    public void Two_monitors_share_no_spill_directory_either(string spill)
    {
        var directory = Directory.CreateTempSubdirectory("hf-storage-").FullName;
        var (one, two) = (Path.Combine(directory, "one"), Path.Combine(directory, "two"));
        using (StorageLock.Take(new Storage(one, Path.Combine(directory, spill), IsTemporary: false)))
            Assert.Contains("uses the spill directory", Assert.Throws<StartException>(() => StorageLock.Take(new Storage(two, Path.Combine(directory, spill), IsTemporary: false))).Message, StringComparison.Ordinal);
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void A_database_that_is_a_link_into_another_monitors_directory_is_refused()
    {
        var directory = Directory.CreateTempSubdirectory("hf-storage-").FullName;
        var (one, two) = (new Storage(Path.Combine(directory, "one"), Path.Combine(directory, "one", "spill"), false), new Storage(Path.Combine(directory, "two"), Path.Combine(directory, "two", "spill"), false));
        using (StorageLock.Take(two)) File.CreateSymbolicLink(two.DatabasePath, one.DatabasePath);
        using (StorageLock.Take(one))
        {
            var refused = Assert.Throws<StartException>(() => StorageLock.Take(two)).Message;
            Assert.Contains($"{two.DatabasePath} leads", refused, StringComparison.Ordinal);
            Assert.Contains(one.DataDirectory, refused, StringComparison.Ordinal);
        }
        // With nobody there it is a database on another disk. What was taken before the refusal was let go of.
        StorageLock.Take(two).Dispose();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public void A_directory_with_a_trouble_of_its_own_is_not_taken_for_another_monitors()
    {
        var directory = Directory.CreateTempSubdirectory("hf-storage-");
        try
        {
            var storage = Resolve(new() { [Storage.DataKey] = directory.FullName });
            File.CreateSymbolicLink(storage.LockPath, storage.LockPath); // a loop: the kernel opens no such file
            var refused = Assert.Throws<StartException>(() => StorageLock.Take(storage)).Message;
            Assert.StartsWith($"{storage.LockPath} can't be made or written: ", refused, StringComparison.Ordinal);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static Storage Resolve(Dictionary<string, string?> configured, params (string Name, string Value)[] environment) =>
        Storage.Resolve(Of(configured), name => environment.FirstOrDefault(pair => pair.Name == name).Value, temporary: null);

    private static IConfiguration Of(Dictionary<string, string?> configured) => new ConfigurationBuilder().AddInMemoryCollection(configured).Build();
}
