using System.Globalization;
using Monitoring.Settings;
using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Facts;

/// <summary>Logs and traces are small by default: what they reserve of the memory of a cluster with one node.</summary>
public sealed class DemandFacts
{
    private static readonly ByteSize Most = ByteSize.Gibibytes(6);

    [Fact]
    public async Task Everything_that_dev_can_have_fits_in_six_gibibytes() => Assert.InRange(Memory(await DevAsync(logstash: false)).Bytes, ByteSize.Gibibytes(3).Bytes, Most.Bytes);

    [Fact]
    public async Task Logs_and_traces_with_every_tool_fit_in_six_gibibytes()
    {
        var all = Memory(await DevAsync(logstash: true));
        var others = Memory(await StackRun.RunAsync("dev", Config("false", "false")));
        Assert.InRange(all.Bytes - others.Bytes, ByteSize.Gibibytes(3).Bytes, Most.Bytes);
    }

    private static Task<StackRecord> DevAsync(bool logstash)
    {
        var config = Config("true", "true");
        config["monitoring:logstash"] = $$"""{ "enabled": {{(logstash ? "true" : "false")}} }""";
        return StackRun.RunAsync("dev", config);
    }

    private static JObject Config(string logging, string tracing)
    {
        var config = StackRun.ConfigOf("dev");
        config["monitoring:logging"] = $$"""{ "enabled": {{logging}} }""";
        config["monitoring:tracing"] = $$"""{ "enabled": {{tracing}} }""";
        return config;
    }

    /// <summary>What all pods reserve while all jobs run, on one node.</summary>
    private static ByteSize Memory(StackRecord stack) => new(stack.Pods.Sum(pod => (long)(pod.Owner.Body.SelectToken("spec.replicas") ?? 1) * pod.Servers.Concat(Jobs(pod)).Sum(Request)));

    private static IEnumerable<JObject> Jobs(PodTemplate pod) => pod.Servers.Any() ? [] : pod.Containers;

    private static long Request(JObject container) => ByteSize.Parse((string)container.SelectToken("resources.requests.memory")!, CultureInfo.InvariantCulture).Bytes;
}
