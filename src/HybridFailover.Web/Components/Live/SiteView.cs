using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Display;

namespace HybridFailover.Web.Components.Live;

/// <summary>A site as pages show it.</summary>
public sealed record SiteView(SiteSnapshot Snapshot, DisplayState State);
