using HybridFailover.Lab.Endpoint.Model;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>Tags on what is there already.</summary>
internal static class TagActions
{
    public static readonly Ec2Action[] All =
    [
        Ec2Action.WriteTrue("CreateTags", ["ResourceId", "Tag"], (world, call) =>
        {
            var tags = TagText.Read(call.Parameters, "Tag");
            if (tags.Count == 0) throw Refusal.Missing("tag");
            return Resources(world, call).Aggregate(world, (each, id) => TagText.Tag(each, id, tags));
        }),

        Ec2Action.WriteTrue("DeleteTags", ["ResourceId", "Tag"], (world, call) =>
        {
            var keys = TagText.Read(call.Parameters, "Tag").Select(tag => tag.Key).ToList();
            return Resources(world, call).Aggregate(world, (each, id) => !each.Tags.TryGetValue(id, out var tags) ? each
                : each with { Tags = each.Tags.SetItem(id, keys.Count == 0 ? tags.Clear() : tags.RemoveRange(keys)) });
        }),
    ];

    private static IReadOnlyList<string> Resources(VpcWorld world, Call call)
    {
        var ids = call.Parameters.List("ResourceId");
        if (ids.Count == 0) throw Refusal.Missing("resourceIdSet");
        foreach (var id in ids) CheckIsThere(world, id);
        return ids;
    }

    private static void CheckIsThere(VpcWorld world, string id)
    {
        var kind = IdKind.All.FirstOrDefault(each => each.ResourceType.Length > 0 && each.IsWellFormed(id))
            ?? throw Refusal.Bad("InvalidID", $"The ID '{id}' is not valid");
        var isThere = world.Vpcs.ContainsKey(id) || world.Subnets.ContainsKey(id) || world.Tables.ContainsKey(id) || world.Interfaces.ContainsKey(id)
            || world.Instances.ContainsKey(id) || world.Gateways.ContainsKey(id) || world.PrefixLists.ContainsKey(id);
        if (!isThere) throw kind.NotFound(id);
    }
}
