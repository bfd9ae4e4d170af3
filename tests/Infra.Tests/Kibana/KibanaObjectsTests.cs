using Monitoring.Elasticsearch.Setup;
using Monitoring.Kibana;
using Monitoring.Tests.Infra.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Kibana;

public sealed class KibanaObjectsTests
{
    private static readonly StreamNames Streams = new("monitoring");

    [Fact]
    public void They_are_as_expected() => Golden.Matches(
        string.Concat(SetupFiles.Compile(KibanaObjects.Requests(Streams, withLogs: true, withTraces: true, "https://zipkin.example.com")).Select(file => $"--- {file.Key}\n{file.Value}")), "kibana-objects.txt");

    [Fact]
    public void Every_search_looks_at_a_view_that_is_there()
    {
        var objects = Objects(withLogs: true, withTraces: true);
        var views = objects.Where(item => (string?)item["type"] == "index-pattern").Select(item => (string?)item["id"]).ToHashSet();
        var searched = objects.Where(item => (string?)item["type"] == "search").Select(item => (string?)item.SelectToken("references[0].id")).ToList();
        Assert.NotEmpty(searched);
        Assert.All(searched, view => Assert.Contains(view, views));
        Assert.Equal(objects.Count, objects.Select(item => $"{item["type"]} {item["id"]}").Distinct().Count());
    }

    [Theory]
    [InlineData(true, false, "logs")]
    [InlineData(false, true, "traces")]
    public void There_are_none_for_what_is_not_kept(bool logs, bool traces, string first)
    {
        Assert.All(Objects(logs, traces), item => Assert.StartsWith(first, (string)item["id"]!, StringComparison.Ordinal));
        var chosen = KibanaObjects.Requests(Streams, logs, traces, "").Last().Body;
        Assert.Equal((first, false), ((string)chosen["data_view_id"]!, (bool)chosen["force"]!));
    }

    [Fact]
    public void Without_an_address_of_Zipkin_nothing_links_there() =>
        Assert.DoesNotContain("urlTemplate", KibanaObjects.Requests(Streams, true, true, "")[0].Body.ToString(), StringComparison.Ordinal);

    private static List<JToken> Objects(bool withLogs, bool withTraces) => [.. KibanaObjects.Requests(Streams, withLogs, withTraces, "https://z")[0].Body];
}
