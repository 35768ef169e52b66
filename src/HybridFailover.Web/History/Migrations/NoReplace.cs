using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HybridFailover.Web.History.Migrations;

/// <summary>Records can't be replaced by another program's INSERT OR REPLACE either.</summary>
[DbContext(typeof(HistoryContext))]
[Migration(Id)]
internal sealed class NoReplace : Migration
{
    public const string Id = "20261122010000_NoReplace";

    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(HistorySchema.NoReplace);
}
