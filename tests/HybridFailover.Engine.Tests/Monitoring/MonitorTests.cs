using HybridFailover.Engine.Audit;
using HybridFailover.Engine.Routing;
using HybridFailover.Engine.Sites;
using HybridFailover.Engine.Tests.Failover;
using HybridFailover.Engine.Tests.Probing;
using HybridFailover.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using Monitor = HybridFailover.Engine.Monitoring.Monitor;

namespace HybridFailover.Engine.Tests.Monitoring;

public sealed class MonitorTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hf-monitor-");
    private readonly MemoryAuditStore _audit = new();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_changed_configuration_reaches_the_sites_that_it_changes_and_says_what_changed()
    {
        var lax = Sample.Site();
        var sea = Sample.Site() with { Code = "SEA1", RouteTables = ["rtb-9"] };
        await using (var monitor = Monitor())
        {
            Assert.Empty(monitor.Apply(new Fleet { Sites = [lax, sea] }));
            Assert.Empty(monitor.Apply(new Fleet { Sites = [lax, sea with { Policy = sea.Policy with { FlapBudget = 5 } }] }));
            Assert.Empty(monitor.Apply(new Fleet { Sites = [lax, sea with { Policy = sea.Policy with { FlapBudget = 5 } }] }));
        }

        Assert.Equal([AuditKind.Configured], _audit.Read("LAX1", 0, 100).Select(record => record.Entry.Kind));
        Assert.Equal([AuditKind.Configured, AuditKind.ConfigurationChanged, AuditKind.Configured], _audit.Read("SEA1", 0, 100).Select(record => record.Entry.Kind));
        Assert.Equal("""{"sentence":"the configuration changed: SEA1: policy"}""", _audit.Read("SEA1", 0, 100)[1].Entry.Content);
        Assert.Equal([3, 5], _audit.Read("SEA1", 0, 100).Where(record => record.Entry.Kind == AuditKind.Configured).Select(record => ConfigurationContent.Read(record.Entry.Content).Policy.FlapBudget));
        Assert.Equal(2, _audit.Read(AuditEntry.Program, 0, 100).Count(record => record.Entry.Kind == AuditKind.ConfigurationChanged));
    }

    private Monitor Monitor() => new(
        new FakeEchoNetwork(), null, new NoRoutes(), _audit, Path.Combine(_folder.FullName, "state.json"), new Clock(new ManualTimeProvider()), new Random(1), NullLoggerFactory.Instance);

    private sealed class NoRoutes : IRouteControl
    {
        public Task<string?> WarmUpAsync(CancellationToken cancel) => Task.FromResult<string?>(null);

        public Task<RouteReading> ReadAsync(IReadOnlyCollection<string> routeTableIds, IReadOnlyCollection<string> prefixListIds, CancellationToken cancel) =>
            throw new NotSupportedException("No test reads.");

        public Task<WriteOutcome> WriteAsync(SlotWrite write, CancellationToken cancel) => throw new NotSupportedException("No test writes.");
    }
}
