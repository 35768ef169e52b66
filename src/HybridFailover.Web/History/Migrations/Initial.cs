using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HybridFailover.Web.History.Migrations;

/// <summary>The first schema. Written as SQL: triggers, strict tables and full text have no other form.</summary>
[DbContext(typeof(HistoryContext))]
[Migration(Id)]
internal sealed class Initial : Migration
{
    public const string Id = "20261122000000_Initial";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql(HistorySchema.Records);
        migrationBuilder.Sql(HistorySchema.Entries);
        migrationBuilder.Sql(HistorySchema.Statistics);
        migrationBuilder.Sql(SampleSchema.Tables);
    }
}
