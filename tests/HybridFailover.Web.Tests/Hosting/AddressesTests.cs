using HybridFailover.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace HybridFailover.Web.Tests.Hosting;

public sealed class AddressesTests
{
    [Theory]
    [InlineData(null, null, "http://localhost:5080")]
    [InlineData("http://localhost:8080", "9090", "http://localhost:8080")]
    [InlineData(null, "8080;8081", "http://*:8080;http://*:8081")]
    public void Urls_go_before_ports_and_ports_before_the_default(string? urls, string? ports, string expected)
    {
        using var configuration = new ConfigurationManager();
        configuration["Urls"] = urls;
        configuration["HTTP_PORTS"] = ports;
        Addresses.Settle(configuration);
        Assert.Equal(expected, configuration["Urls"]);
    }
}
