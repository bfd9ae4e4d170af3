using System.Collections.Immutable;
using Monitoring.BlackboxExporter;
using Monitoring.Compile;
using Monitoring.Grafana;
using Monitoring.Prometheus;
using Monitoring.Settings;
using Monitoring.Tests.Infra.Support;
using Xunit;

namespace Monitoring.Tests.Infra.BlackboxExporter;

public sealed class BlackboxExporterToolTests
{
    private static readonly ProbeSettings Shop = new() { Name = "shop", Url = "https://shop.example.com/health", Urgent = true, Labels = ImmutableSortedDictionary<string, string>.Empty.Add("team", "sales") };

    private static readonly ProbeSettings Database = new() { Name = "database", Url = "db.shop.svc:5432", Module = "tcp_connect" };

    private static readonly BlackboxExporterTool Tool = new(new() { Probes = [Shop, Database] }, "monitoring", new GrafanaTool(new(), "monitoring").Describe().Probes);

    [Fact]
    public void Its_modules_are_written_as_expected() => Golden.Matches(BlackboxConfig.Compile(BlackboxConfig.InCluster), "blackbox.yml");

    [Fact]
    public void What_is_asked_is_a_target_of_one_job() =>
        Golden.Matches(Yaml.Write(ScrapeConfig.Compile(Tool.Describe().ScrapeJobs.Single(job => job.Name == "probes"), [])), "job-probes.yml");

    [Fact]
    public void It_may_call_whom_it_asks_and_nobody_else() => Assert.Equal(
        ["Workload grafana 3000", "Anywhere  443", "Namespace shop "],
        Tool.Describe().Edges.Select(edge => $"{edge.To.Kind} {edge.To.Name} {string.Join(' ', edge.Ports.Select(port => port.Number))}"));

    [Theory]
    [InlineData("https://shop.example.com/", "http_2xx")]
    [InlineData("http://10.1.2.3:8080/ready?full=1", "http_reachable")]
    [InlineData("db.example.com:5432", "tcp_connect")]
    [InlineData("[2001:db8::1]:443", "tls_connect")]
    public void An_address_that_its_module_can_ask_is_fine(string url, string module) => Assert.Empty(Problems(new ProbeSettings { Name = "a", Url = url, Module = module }));

    [Theory]
    [InlineData("shop.example.com", "http_2xx", "'shop.example.com' is not what http_2xx asks; it is an http or https URL")]
    [InlineData("https://user:word@shop.example.com/", "http_2xx", "is not what http_2xx asks")]
    [InlineData("https://shop.example.com/", "tcp_connect", "it is host:port, such as db.example.com:5432")]
    [InlineData("", "grpc_health", "'' is not what grpc_health asks")]
    public void An_address_that_its_module_cannot_ask_is_refused(string url, string module, string message)
    {
        var problem = Assert.Single(Problems(new ProbeSettings { Name = "a", Url = url, Module = module }));
        Assert.Equal("monitoring:blackboxExporter.probes[0].url", problem.Where);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("severity", "The label 'severity' is set by the stack")]
    [InlineData("cost-center", "'cost-center' cannot be a label")]
    public void A_label_that_cannot_be_set_is_refused(string label, string message) =>
        Assert.Contains(message, Assert.Single(Problems(Shop with { Labels = Shop.Labels.Add(label, "x") })).Message, StringComparison.Ordinal);

    [Fact]
    public void Two_probes_of_one_name_and_probes_that_nobody_asks_are_told()
    {
        var settings = new BlackboxExporterSettings { Enabled = false, Probes = [Shop, Shop] };
        Assert.Equal(
            ["2 probes have the name 'shop'; give each its own.", "Nothing asks these addresses, because enabled is false."],
            settings.Validate(new SettingsContext("monitoring:blackboxExporter", new DateOnly(2026, 1, 1))).Select(problem => problem.Message));
    }

    private static List<Problem> Problems(ProbeSettings probe) => [.. probe.Validate(new SettingsContext("monitoring:blackboxExporter.probes[0]", new DateOnly(2026, 1, 1)))];
}
