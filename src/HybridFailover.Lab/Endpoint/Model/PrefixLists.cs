using HybridFailover.Engine.Sites;

namespace HybridFailover.Lab.Endpoint.Model;

/// <summary>Managed prefix lists. Each change makes a new version; here the old ones are not kept.</summary>
internal static class PrefixLists
{
    public static VpcWorld Create(VpcWorld world, PrefixList list) => world.With(Checked(list));

    /// <exception cref="Refusal">PrefixListVersionMismatch when somebody else was faster.</exception>
    public static VpcWorld Modify(VpcWorld world, string id, int? currentVersion, IReadOnlyList<PrefixListEntry> add, IReadOnlyList<Destination> remove)
    {
        var list = world.PrefixList(id);
        if (currentVersion is not null && currentVersion != list.Version)
            throw Refusal.State("PrefixListVersionMismatch", $"The prefix list has the incorrect version number. Specified {currentVersion}, current {list.Version}.");
        foreach (var cidr in remove)
            if (!list.Entries.Any(entry => entry.Cidr.Text == cidr.Text))
                throw Refusal.State("InvalidParameterValue", $"The prefix list '{id}' has no entry {cidr}.");
        var gone = remove.Select(cidr => cidr.Text).Concat(add.Select(entry => entry.Cidr.Text)).ToHashSet(StringComparer.Ordinal);
        var entries = list.Entries.RemoveAll(entry => gone.Contains(entry.Cidr.Text)).AddRange(add);
        return world.With(Checked(list with { Version = list.Version + 1, Entries = entries }));
    }

    private static PrefixList Checked(PrefixList list)
    {
        if (list.Entries.Length > list.MaxEntries)
            throw Refusal.State("PrefixListMaxEntriesExceeded", $"You've reached the maximum number of entries for the prefix list ({list.MaxEntries}).");
        if (list.Entries.FirstOrDefault(entry => entry.Cidr.IsIPv6 != list.IsIPv6) is { } wrong)
            throw Refusal.Invalid(wrong.Cidr.Text, "cidr", "It is not of the list's address family.");
        return list with { Entries = [.. list.Entries.OrderBy(entry => entry.Cidr.Text, StringComparer.Ordinal)] };
    }
}
