using System.Text;
using Monitoring.Tests.Stacks.Support;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

public sealed class ConfigMapsFit(StackRuns runs) : Policy(runs)
{
    // 1 MiB is the API server's limit for the whole object; the rest is for metadata.
    private const int Largest = 1_000_000;

    [Fact]
    public void A_ConfigMap_that_the_API_server_refuses_is_found() =>
        Finds("bytes", "ConfigMap", "prometheus-rules", body => body["data"]!["big.rules.yml"] = new string('x', 1 << 20));

    [Fact]
    public void A_ConfigMap_without_files_is_found() => Finds("empty", "ConfigMap", "prometheus-rules", body => body["data"] = new Newtonsoft.Json.Linq.JObject());

    protected override IEnumerable<string> Violations(StackRecord stack)
    {
        foreach (var map in stack.OfKind("ConfigMap"))
        {
            var files = StackResource.LabelsAt(map.Body, "data");
            var size = files.Sum(file => Encoding.UTF8.GetByteCount(file.Key) + Encoding.UTF8.GetByteCount(file.Value));
            if (size > Largest)
                yield return $"{map.Id} has {size} bytes; at most {Largest} fit.";
            if (files.Count == 0 || files.Any(file => file.Value.Length == 0))
                yield return $"{map.Id} is empty, or one of its files is.";
        }
    }
}
