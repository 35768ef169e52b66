using HybridFailover.Web.Api;
using HybridFailover.Web.Components;
using HybridFailover.Web.Components.Commands;
using HybridFailover.Web.Components.Drills;
using HybridFailover.Web.Components.Live;
using HybridFailover.Web.Components.Overview;
using HybridFailover.Web.Components.Settings;
using HybridFailover.Web.Guard;
using HybridFailover.Web.History;
using HybridFailover.Web.History.Export;
using HybridFailover.Web.History.Reading;
using HybridFailover.Web.History.Verification;
using HybridFailover.Web.Hubs;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace HybridFailover.Web.Hosting;

/// <summary>What the web side is made of. It needs an <see cref="Engine.Monitoring.IMonitor"/> and an <see cref="Engine.Routing.IPreflight"/>, and does not care which.</summary>
internal static class WebServices
{
    /// <summary>Commands are small; nothing larger is read.</summary>
    private const long MaximumBodyBytes = 256 * 1024;

    public static void AddHybridFailoverWeb(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaximumBodyBytes;
        });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddScoped<LocalOperator>();
        builder.Services.AddSingleton(new ProgramStart(TimeProvider.System.GetUtcNow()));
        builder.Services.AddSingleton<SiteViews>();
        builder.Services.AddScoped<Screen>();
        builder.Services.AddScoped<FramePush>();
        builder.Services.AddTransient<OverviewScript>();
        builder.Services.AddScoped<CommandDesk>();
        builder.Services.AddScoped<DialogScript>();
        builder.Services.AddSingleton<Approvals>();
        builder.Services.AddSingleton<ConfirmedMoves>();
        // Beside the machine's state; where no history is kept, nothing is.
        builder.Services.AddSingleton(services => new DrillFile(services.GetService<HistoryStore>() is { } history ? Path.Combine(Path.GetDirectoryName(history.DatabasePath)!, "drills.json") : null));
        builder.Services.AddSingleton<DrillWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<DrillWatch>());
        builder.Services.AddSingleton<DrillBook>();
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddSingleton<CircuitHandler>(services => services.GetRequiredService<OpenCircuits>());
        // Not started with the web server: it needs the sites, which the monitor has once it runs.
        builder.Services.AddSingleton<PreflightService>();
        // Reads what the store wrote; asks for the store only when somebody asks for the history.
        builder.Services.AddSingleton(services => new HistoryReads(services.GetRequiredService<HistoryStore>().DatabasePath, services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<AuditReader>();
        builder.Services.AddSingleton<AuditExports>();
        builder.Services.AddSingleton<Remarks>();
        builder.Services.AddSingleton<ChainChecks>();
        builder.Services.AddApi();
        builder.Services.AddLiveHub();
        builder.AddPages();
    }

    public static void UseHybridFailoverWeb(this WebApplication app)
    {
        app.UseNotFoundPage();
        app.UseApiProblems();
        app.UseMiddleware<GuardMiddleware>();
        app.MapApi();
        app.MapLiveHub();
        app.MapPages();
    }
}
