using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Infra.Fluentd;

/// <summary>Which data stream a record belongs to.</summary>
public sealed class RoutingTests
{
    private const string Envoy =
        "[2026-11-22T03:00:00.123Z] \"GET /cart?id=7 HTTP/1.1\" 503 UF upstream_reset_before_response_started{connection_failure} - \"-\" 0 91 1250 - \"10.0.0.9\" \"curl/8.5\" \"5a1f\" \"shop.example.com\" \"10.0.1.7:8080\" outbound|80||shop.shop.svc.cluster.local - 10.0.2.3:80 10.0.0.9:0 - default";

    [Fact]
    public void A_request_through_the_mesh_is_an_access_record()
    {
        var document = Assert.Single(new ContainerLog(container: "istio-proxy").Wrote(Envoy).Documents());
        Assert.Equal(("access", "logs-access-monitoring"), ((string?)document.SelectToken("event.dataset"), (string?)document["data_stream"]));
        Assert.Equal(("GET", 503, "/cart?id=7", 1.25), ((string?)document.SelectToken("http.method"), (int)document.SelectToken("http.status")!, (string?)document.SelectToken("url.path"), (double)document["duration"]!));
        Assert.Equal("shop.example.com", (string?)document.SelectToken("app.authority"));
    }

    [Fact]
    public void A_request_in_Istios_JSON_is_one_too()
    {
        var document = Assert.Single(new ContainerLog(container: "istio-proxy").Wrote("""{"method":"POST","path":"/pay","response_code":200,"duration":12,"protocol":"HTTP/2"}""").Documents());
        Assert.Equal(("access", "POST", 200, 0.012), ((string?)document.SelectToken("event.dataset"), (string?)document.SelectToken("http.method"), (int)document.SelectToken("http.status")!, (double)document["duration"]!));
    }

    [Fact]
    public void What_the_proxy_says_about_itself_is_an_ordinary_log()
    {
        var document = Assert.Single(new ContainerLog(container: "istio-proxy").Wrote("2026-11-22T03:00:00.1Z\twarning\tenvoy config\tgRPC config stream closed").Documents());
        Assert.Equal("containers", (string?)document.SelectToken("event.dataset"));
        Assert.Null(document.SelectToken("http.status"));
    }

    [Fact]
    public void A_request_to_a_function_is_an_access_record()
    {
        var log = new ContainerLog(container: "queue-proxy") { Labels = new JObject { ["serving.knative.dev/service"] = "resize", ["app"] = "resize-00001" } };
        var document = Assert.Single(log.Wrote("""{"httpRequest": {"requestMethod": "GET", "requestUrl": "/x", "status": 200, "latency": "0.0215s"}, "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}""").Documents());
        Assert.Equal(("access", "GET", 200, "/x"), ((string?)document.SelectToken("event.dataset"), (string?)document.SelectToken("http.method"), (int)document.SelectToken("http.status")!, (string?)document.SelectToken("url.path")));
        Assert.Equal((0.0215, "4bf92f3577b34da6a3ce929d0e0e4736", "resize"), ((double)document["duration"]!, (string?)document.SelectToken("trace.id"), (string?)document.SelectToken("service.name")));
    }

    [Theory]
    [InlineData("""{"severity":"INFO","logger":"queueproxy","message":"Queue container is ready"}""")]
    [InlineData("""{"httpRequest":"none","message":"x"}""")]
    public void What_the_proxy_of_a_function_says_about_itself_is_an_ordinary_log(string line) =>
        Assert.Equal("containers", (string?)Assert.Single(new ContainerLog(container: "queue-proxy").Wrote(line).Documents()).SelectToken("event.dataset"));

    [Fact]
    public void An_application_that_logs_its_requests_keeps_them()
    {
        var document = Assert.Single(new ContainerLog().Wrote("""{"method":"GET","path":"/x","msg":"served"}""").Documents());
        Assert.Equal(("containers", "served"), ((string?)document.SelectToken("event.dataset"), (string?)document["message"]));
    }

    [Theory]
    [InlineData("tekton.dev/taskRun")]
    [InlineData("build.knative.dev/buildName")]
    [InlineData("kaniko")]
    public void Builds_are_kept_apart(string label)
    {
        var document = Assert.Single(new ContainerLog { Labels = new JObject { [label] = "image-1" } }.Wrote("step 1").Documents());
        Assert.Equal("logs-builds-monitoring", (string?)document["data_stream"]);
    }

    [Fact]
    public void The_control_plane_is_kept_with_the_nodes() =>
        Assert.Equal("logs-nodes-monitoring", (string?)Assert.Single(new ContainerLog("kube-apiserver-master", "kube-apiserver", "kube-system").Wrote("x").Documents())["data_stream"]);
}
