namespace HybridFailover.Web.Hosting;

/// <summary>Where the web server listens when a person has not said it endpoint by endpoint.</summary>
internal static class Addresses
{
    public const string Default = "http://localhost:5080";

    /// <summary>Writes the addresses that the framework would find into <c>Urls</c>, so that more can be added without hiding them.</summary>
    public static void Settle(IConfigurationManager configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration["Urls"])) configuration["Urls"] = OfPorts(configuration) ?? Default;
    }

    /// <summary>Container images set ports only.</summary>
    private static string? OfPorts(IConfiguration configuration)
    {
        var addresses = Ports(configuration["HTTP_PORTS"]).Select(port => $"http://*:{port}")
            .Concat(Ports(configuration["HTTPS_PORTS"]).Select(port => $"https://*:{port}")).ToList();
        return addresses.Count == 0 ? null : string.Join(';', addresses);
    }

    private static string[] Ports(string? ports) => ports?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
