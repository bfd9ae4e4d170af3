using Monitoring.Settings;
using Newtonsoft.Json.Linq;

namespace Monitoring.Cli.Diff.Subjects;

/// <summary>What pods ask of the cluster: CPU, memory and storage of all replicas; of pods on every node, for one node.</summary>
internal sealed class RequestsSubject : KeyedSubject
{
    private const string Total = "(all but pods on every node)";

    public override string Title => "CPU, memory, storage";

    protected override IEnumerable<(string Name, JObject Value)> Things(StackObjects side)
    {
        var workloads = side.Objects.Where(item => item.PodTemplate is not null).Select(item => (Item: item, Sum: SumOf(item))).ToList();
        if (workloads.Count == 0)
            yield break;
        var sums = workloads.Where(workload => workload.Item.Kind != "DaemonSet").Select(workload => workload.Sum).ToList();
        yield return (Total, Value((sums.Sum(sum => sum.Cpu), sums.Sum(sum => sum.Memory), sums.Sum(sum => sum.Storage))));
        foreach (var (item, sum) in workloads)
            yield return (item.Kind == "DaemonSet" ? $"{item.Name}, on each node" : item.Name, Value(sum));
    }

    private static (long Cpu, long Memory, long Storage) SumOf(ClusterObject item)
    {
        var replicas = item.Kind == "DaemonSet" ? 1 : (int?)item.Body.SelectToken("spec.replicas") ?? 1;
        var requests = item.PodTemplate!.SelectTokens("spec.containers[*].resources.requests").ToList();
        return (
            replicas * requests.Sum(request => CpuQuantity.TryParse((string?)request["cpu"], null, out var cpu) ? cpu.Millicores : 0L),
            replicas * requests.Sum(request => Bytes(request["memory"])),
            replicas * item.Claims.Sum(claim => Bytes(claim.SelectToken("spec.resources.requests.storage"))));
    }

    private static long Bytes(JToken? amount) => ByteSize.TryParse((string?)amount, null, out var size) ? size.Bytes : 0;

    private static JObject Value((long Cpu, long Memory, long Storage) sum) => new()
    {
        ["cpu"] = new CpuQuantity((int)sum.Cpu).ToString(),
        ["memory"] = new ByteSize(sum.Memory).ToString(),
        ["storage"] = new ByteSize(sum.Storage).ToString(),
    };
}
