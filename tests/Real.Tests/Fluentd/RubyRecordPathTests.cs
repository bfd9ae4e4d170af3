using Monitoring.Tests.Infra.Fluentd;
using Monitoring.Tests.Real.Processes;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real.Fluentd;

/// <summary>
/// The configuration of Fluentd holds Ruby's regular expressions and Ruby's placeholders. Here a real Ruby takes logs along the way that it
/// describes, and has to make the same documents of them as the interpreter with which the record path is tested everywhere.
/// </summary>
public sealed class RubyRecordPathTests
{
    private static readonly Dictionary<string, ContainerLog> Logs = new()
    {
        ["stack traces"] = StackTraces.All.Aggregate(new ContainerLog(), (log, row) => log.Wrote("before").Wrote((string)row[1]).Wrote("after", "stderr")),
        ["long and broken lines"] = new ContainerLog()
            .Wrote(string.Concat(Enumerable.Repeat("1234567€", 10_000))).Wrote([0x63, 0xe9, 0x20, .. "€"u8]).Wrote("  two\n\nx ").Holds("torn\n").Holds("2026-11-22T03:00:00.1Z stdout P half\n"),
        ["texts"] = new ContainerLog { Labels = new JObject { ["app"] = "cart" } }.Wrote(
            """
            I1122 03:00:00.000000 1 main.go:1] started
            2026-11-22 03:00:00,123 WARN [main] shop.Cart - slow
            time=2026-11-22T03:00:00Z level=error msg="failed" trace_id=4bf92f3577b34da6a3ce929d0e0e4736
            traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
            [1, 2]
            42
            {not json}
            {}
            """),
        ["JSON, however odd"] = new ContainerLog().Wrote(
            """
            {"time":"2026-11-22T03:00:00Z","level":"WARNING","msg":"slow","trace_id":"4bf92f3577b34da6a3ce929d0e0e4736","user":{"id":7}}
            {"message":"x","log":{"level":"error"},"trace":{"id":"abc"},"span":"def"}
            {"message":"x","level":30,"trace":"abc","log":"text"}
            {"message":"x","level":null,"severity":false,"trace":[1,2],"span":{"id":null}}
            {"@m":"x","@l":"Error","TraceId":12345}
            """),
        ["requests through the mesh"] = new ContainerLog(container: "istio-proxy").Wrote(
            """
            [2026-11-22T03:00:00.123Z] "GET /cart?id=7 HTTP/1.1" 503 UF upstream_reset - "-" 0 91 1250 - "10.0.0.9" "curl/8.5" "5a1f" "shop.example.com" "10.0.1.7:8080" outbound|80||shop.svc - -
            {"method":"POST","path":"/pay","response_code":200,"duration":12}
            {"method":"POST","path":["odd"],"response_code":"none","duration":{}}
            2026-11-22T03:00:00.1Z	warning	envoy config	stream closed
            """),
        ["requests to functions"] = new ContainerLog(container: "queue-proxy") { Labels = new JObject { ["serving.knative.dev/service"] = "resize" } }.Wrote(
            """
            {"httpRequest": {"requestMethod": "GET", "requestUrl": "/x", "status": 200, "latency": "0.0215s"}, "traceId": "4bf92f3577b34da6a3ce929d0e0e4736"}
            {"httpRequest": "none", "message": "x"}
            """),
        ["builds"] = new ContainerLog("build-1-pod") { Labels = new JObject { ["tekton.dev/taskRun"] = "image-1" } }.Wrote("step 1"),
        ["the control plane"] = new ContainerLog("kube-apiserver-master", "kube-apiserver", "kube-system").Wrote("E1122 03:00:00.000000 1 x.go:1] failed"),
    };

    public static TheoryData<string> Names => [.. Logs.Keys];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public async Task Ruby_makes_the_same_documents(string name)
    {
        var log = Logs[name];
        using var folder = new TemporaryFolder();
        foreach (var (file, text) in Samples.Files(log.Settings))
            folder.Write($"etc/{file}", text);
        await File.WriteAllBytesAsync(folder.PathOf("container.log"), log.Content);
        var result = await Tool.RunAsync(await Binaries.PathOfRubyAsync(), Repository.PathOf("tests", "Real.Tests", "Fluentd", "record_path.rb"), folder.PathOf("etc"), log.Path, folder.PathOf("container.log"), log.Labels.ToString(Formatting.None));

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(log.Documents().Select(Line), result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Document).Select(Line));
    }

    private static JObject Document(string line) =>
        JsonConvert.DeserializeObject<JObject>(line, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    private static string Line(JObject document) =>
        new JObject(document.Properties().Where(property => property.Value is not JValue { Value: null }).OrderBy(property => property.Name, StringComparer.Ordinal)).ToString(Formatting.None);
}
