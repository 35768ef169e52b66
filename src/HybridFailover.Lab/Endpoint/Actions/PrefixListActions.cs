using System.Net.Sockets;
using HybridFailover.Lab.Endpoint.Model;
using HybridFailover.Lab.Endpoint.Wire;

namespace HybridFailover.Lab.Endpoint.Actions;

/// <summary>Managed prefix lists and what is in them.</summary>
internal static class PrefixListActions
{
    private static readonly Listing<PrefixList> Lists = new(IdKind.PrefixList, "PrefixListId", list => list.Id, new Dictionary<string, Func<VpcWorld, PrefixList, IEnumerable<string?>>>
    {
        ["prefix-list-id"] = (_, list) => [list.Id],
        ["prefix-list-name"] = (_, list) => [list.Name],
        ["owner-id"] = (world, _) => [world.AccountId],
    }) { PageSize = (1, 100) };

    public static readonly Ec2Action[] All =
    [
        Ec2Action.Write("CreateManagedPrefixList", ["PrefixListName", "Entry", "MaxEntries", "AddressFamily", "TagSpecification", "ClientToken"], (world, call) =>
        {
            call.Parameters.Required("MaxEntries");
            var family = call.Parameters.Required("AddressFamily");
            if (family is not ("IPv4" or "IPv6")) throw Refusal.Invalid(family, "addressFamily", "It must be IPv4 or IPv6.");
            var list = new PrefixList(call.Ids.Next(IdKind.PrefixList), call.Parameters.Required("PrefixListName"), call.Parameters.Number("MaxEntries", 1, 1000)!.Value, family == "IPv6")
            {
                Entries = [.. Entries(call.Parameters, "Entry")],
            };
            var after = TagText.TagAtCreation(PrefixLists.Create(world, list), call.Parameters, IdKind.PrefixList, list.Id);
            return Written(call.Xml, after, list.Id);
        }),

        Ec2Action.Read("DescribeManagedPrefixLists", Lists.Names(), (world, call) =>
        {
            var (items, next) = Lists.Page(world, call.Parameters, world.PrefixLists);
            call.Xml.Items("prefixListSet", items, list => Write(call.Xml, world, list)).Value("nextToken", next);
        }),

        Ec2Action.Read("GetManagedPrefixListEntries", ["PrefixListId", "TargetVersion", "MaxResults", "NextToken"], (world, call) =>
        {
            var list = world.PrefixList(call.Parameters.Required("PrefixListId"));
            if (call.Parameters.Number("TargetVersion", 1, int.MaxValue) is { } version && version != list.Version)
                throw Refusal.Invalid($"{version}", "targetVersion", $"This endpoint keeps the current version only, which is {list.Version}.");
            var size = call.Parameters.Number("MaxResults", 1, 100) ?? int.MaxValue;
            var after = PageToken.Read(call.Parameters["NextToken"]);
            var rest = list.Entries.Where(entry => after is null || string.CompareOrdinal(entry.Cidr.Text, after) > 0).ToList();
            var page = rest.Take(size).ToList();
            call.Xml.Items("entrySet", page, entry => call.Xml.Value("cidr", entry.Cidr.Text).Value("description", entry.Description))
                .Value("nextToken", page.Count < rest.Count ? PageToken.Write(page[^1].Cidr.Text) : null);
        }),

        Ec2Action.Write("ModifyManagedPrefixList", ["PrefixListId", "CurrentVersion", "AddEntry", "RemoveEntry"], (world, call) =>
        {
            var remove = Entries(call.Parameters, "RemoveEntry").Select(entry => entry.Cidr).ToList();
            var id = call.Parameters.Required("PrefixListId");
            var after = PrefixLists.Modify(world, id, call.Parameters.Number("CurrentVersion", 1, int.MaxValue), Entries(call.Parameters, "AddEntry"), remove);
            return Written(call.Xml, after, id);
        }),

        Ec2Action.Write("DeleteManagedPrefixList", ["PrefixListId"], (world, call) =>
        {
            var id = call.Parameters.Required("PrefixListId");
            var after = Removal.PrefixList(world, id);
            Written(call.Xml, world, id);
            return after;
        }),
    ];

    private static List<PrefixListEntry> Entries(Parameters parameters, string list)
    {
        var entries = new List<PrefixListEntry>();
        for (var at = 1; at <= parameters.Count(list, "Cidr"); at++)
        {
            var text = parameters.Required($"{list}.{at}.Cidr");
            var cidr = Cidrs.Read(text, "cidr", text.Contains(':', StringComparison.Ordinal) ? AddressFamily.InterNetworkV6 : AddressFamily.InterNetwork);
            entries.Add(new PrefixListEntry(cidr, parameters[$"{list}.{at}.Description"] ?? ""));
        }

        return entries;
    }

    private static VpcWorld Written(XmlText xml, VpcWorld world, string id)
    {
        xml.Open("prefixList");
        Write(xml, world, world.PrefixList(id));
        xml.Close("prefixList");
        return world;
    }

    private static void Write(XmlText xml, VpcWorld world, PrefixList list) => xml
        .Value("prefixListId", list.Id).Value("addressFamily", list.IsIPv6 ? "IPv6" : "IPv4").Value("state", list.Version == 1 ? "create-complete" : "modify-complete")
        .Value("prefixListArn", $"arn:aws:ec2:{world.Region}:{world.AccountId}:prefix-list/{list.Id}").Value("prefixListName", list.Name)
        .Value("maxEntries", list.MaxEntries).Value("version", list.Version).Value("ownerId", world.AccountId).WriteTags(world, list.Id);
}
