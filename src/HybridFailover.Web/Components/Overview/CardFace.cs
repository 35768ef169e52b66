using System.Runtime.CompilerServices;
using HybridFailover.Engine.Monitoring;
using HybridFailover.Web.Components.Live;

namespace HybridFailover.Web.Components.Overview;

/// <summary>What a card shows of a view, worked out once for all who look at it.</summary>
public sealed class CardFace
{
    private static readonly ConditionalWeakTable<SiteView, CardFace> Made = [];

    private CardFace(SiteView site)
    {
        var snapshot = site.Snapshot;
        Active = CardPath.Active(snapshot);
        ActiveWord = CardPath.ActiveWord(snapshot);
        Standbys = CardPath.Standbys(snapshot);
        Actions = SiteAction.Of(snapshot);
        Alarm = AlarmLine.Of([site]) is [var gravest, ..] ? gravest : null;
        Label = CardLabel.Of(site);
    }

    /// <summary>Null: not known.</summary>
    public CardPath? Active { get; }

    public string ActiveWord { get; }
    public IReadOnlyList<CardPath> Standbys { get; }
    public IReadOnlyList<SiteAction> Actions { get; }

    /// <summary>The gravest; null: there is none.</summary>
    public AlarmLine? Alarm { get; }

    /// <summary>For those who listen.</summary>
    public string Label { get; }

    public static CardFace Of(SiteView site) => Made.GetValue(site, made => new CardFace(made));
}
