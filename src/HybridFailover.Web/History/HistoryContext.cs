using HybridFailover.Web.History.Migrations;
using HybridFailover.Web.History.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HybridFailover.Web.History;

/// <summary>The database as EF Core sees it: to migrate, and to ask.</summary>
internal sealed class HistoryContext(DbContextOptions<HistoryContext> options) : DbContext(options)
{
    /// <summary>Every migration that this program knows, oldest first.</summary>
    public static IReadOnlyList<string> Migrations { get; } = [Initial.Id, NoReplace.Id];

    public DbSet<EntryRow> Entries => Set<EntryRow>();
    public DbSet<RecordRow> Records => Set<RecordRow>();
    public DbSet<EvidenceRow> Evidence => Set<EvidenceRow>();

    /// <param name="connection">Open; stays its owner's.</param>
    public static HistoryContext On(System.Data.Common.DbConnection connection) => new(new DbContextOptionsBuilder<HistoryContext>()
        .UseSqlite(connection)
        // The migrations are SQL, and a test compares the tables with this model: there is no snapshot that could differ from it.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .Options);

    /// <param name="moment">What is asked, is asked of this moment.</param>
    public static HistoryContext On(System.Data.Common.DbConnection connection, System.Data.Common.DbTransaction moment)
    {
        var context = On(connection);
        context.Database.UseTransaction(moment);
        return context;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var (type, table) in ((Type, string)[])[(typeof(RecordRow), "records"), (typeof(EvidenceRow), "evidence"), (typeof(EntryRow), "entries")])
        {
            var entity = modelBuilder.Entity(type).ToTable(table);
            foreach (var property in type.GetProperties()) entity.Property(property.Name).HasColumnName(ColumnOf(property.Name));
        }
    }

    private static string ColumnOf(string property) => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
}
