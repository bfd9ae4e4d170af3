using Monitoring.Cli;
using Monitoring.Questions;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Cli.Components;

public sealed class TopCommandTests
{
    [Fact]
    public async Task What_pods_take_is_added_up_for_their_workload_and_compared_with_what_they_ask_for()
    {
        const double Gi = 1L << 30;
        await using var stack = new RunningStack();
        stack.Prometheus
            .Answers(TopQuestions.Cpu, ("namespace=shop pod=cart-7d9f-abc", 0.5), ("namespace=bank pod=ledger-0", 2))
            .Answers(TopQuestions.CpuRequests, ("namespace=shop pod=cart-7d9f-abc", 1), ("namespace=bank pod=ledger-0", 1))
            .Answers(TopQuestions.Memory, ("namespace=shop pod=cart-7d9f-abc", 0.95 * Gi), ("namespace=bank pod=ledger-0", 0.5 * Gi))
            .Answers(TopQuestions.MemoryLimits, ("namespace=shop pod=cart-7d9f-abc", Gi))
            .Answers(TopQuestions.NodeCpuAllocatable, ("node=a", 4), ("node=b", 4))
            .Answers(TopQuestions.NodeCpuRequested, ("node=a", 3.5), ("node=b", 1));

        var result = await stack.RunAsync("top", "-o", "json");
        var (users, nodes) = (JObject.Parse(result.Output)["components"]!, JObject.Parse(result.Output)["nodes"]!);

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal(["cart: close to its memory limit", "ledger: takes more CPU than it asks for"], users.Select(use => $"{use["name"]}: {use["advice"]}"));
        Assert.Equal([0.5, 3.0], nodes.Select(node => (double)node["cpuFree"]!));
        Assert.StartsWith("ledger", string.Join(' ', JObject.Parse((await stack.RunAsync("top", "--by", "cpu", "-o", "json")).Output)["components"]!.Select(use => use["name"])), StringComparison.Ordinal);
        Assert.Matches(@"all +4\.5 +3\.5 +8", (await stack.RunAsync("top")).Output);
    }
}
