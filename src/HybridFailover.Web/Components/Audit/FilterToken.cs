using HybridFailover.Web.Components.Display;
using HybridFailover.Web.History.Reading;

namespace HybridFailover.Web.Components.Audit;

/// <summary>One part of a filter, which can be taken away.</summary>
/// <param name="Words">"Site: LAX1".</param>
/// <param name="Without">The address of the list without it.</param>
public sealed record FilterToken(string Words, string Without)
{
    internal static IReadOnlyList<FilterToken> Of(AuditFilter filter)
    {
        var tokens = new List<FilterToken>();
        void Add(string? words, AuditFilter without) { if (words is not null) tokens.Add(new FilterToken(words, AuditAddress.Of(without))); }
        Add(filter.From is { } from ? $"From {Figures.Moment(from)}" : null, filter with { From = null });
        Add(filter.To is { } to ? $"Before {Figures.Moment(to)}" : null, filter with { To = null });
        Add(Named("Site", filter.Site), filter with { Site = null });
        Add(Named("Region", filter.Region), filter with { Region = null, Sites = null });
        Add(Named("What", filter.Type, EntryWords.Type), filter with { Type = null });
        Add(Named("Trigger", filter.Trigger, EntryWords.Trigger), filter with { Trigger = null });
        Add(Named("Result", filter.Result, result => result == AuditFilter.Open ? "In progress or without answer" : EntryWords.Result("", result)!), filter with { Result = null });
        Add(Named("Path", filter.Path), filter with { Path = null });
        Add(Named("By", filter.Actor), filter with { Actor = null });
        Add(filter.MinDuration is { } least ? $"Took at least {Engine.Failover.Words.Duration(least)}" : null, filter with { MinDuration = null });
        Add(filter.NeedsReview switch { true => "Needs review", false => "Needs no review", null => null }, filter with { NeedsReview = null });
        Add(filter.Text is { } text ? $"Text: “{text}”" : null, filter with { Text = null });
        return tokens;
    }

    private static string? Named(string name, string? value, Func<string, string>? words = null) => value is null ? null : $"{name}: {words?.Invoke(value) ?? value}";
}
