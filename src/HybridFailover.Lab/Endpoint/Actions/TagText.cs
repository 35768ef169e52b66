using System.Collections.Immutable;
using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>Tags in requests and answers.</summary>
internal static class TagText
{
    public static void WriteTags(this XmlText xml, VpcWorld world, string resourceId)
    {
        xml.Open("tagSet");
        if (world.Tags.TryGetValue(resourceId, out var tags))
            foreach (var (key, value) in tags) xml.Open("item").Value("key", key).Value("value", value).Close("item");
        xml.Close("tagSet");
    }

    /// <summary>Tags given at creation: <c>TagSpecification.N.ResourceType</c> and <c>TagSpecification.N.Tag.M.Key</c>; those for other kinds are an error.</summary>
    public static VpcWorld TagAtCreation(VpcWorld world, Parameters parameters, IdKind kind, string id)
    {
        for (var at = 1; at <= parameters.Count("TagSpecification", "ResourceType"); at++)
        {
            var type = parameters.Required($"TagSpecification.{at}.ResourceType");
            if (type != kind.ResourceType) throw Refusal.Bad("InvalidParameterValue", $"'{type}' is not a valid taggable resource type for this operation.");
            world = Tag(world, id, Read(parameters, $"TagSpecification.{at}.Tag"));
        }

        return world;
    }

    public static VpcWorld Tag(VpcWorld world, string id, IEnumerable<KeyValuePair<string, string>> tags)
    {
        var present = world.Tags.GetValueOrDefault(id) ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        return world with { Tags = world.Tags.SetItem(id, present.SetItems(tags)) };
    }

    public static IReadOnlyList<KeyValuePair<string, string>> Read(Parameters parameters, string list)
    {
        var tags = new List<KeyValuePair<string, string>>();
        for (var at = 1; at <= parameters.Count(list, "Key"); at++)
            tags.Add(new(parameters.Required($"{list}.{at}.Key"), parameters[$"{list}.{at}.Value"] ?? ""));
        return tags;
    }
}
