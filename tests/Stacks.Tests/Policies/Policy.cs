using Monitoring.Tests.Stacks.Support;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Stacks.Policies;

/// <summary>
/// A rule that holds for all resources of all stacks. Each has facts beside it that break one resource and expect to be told, so that no rule
/// is green because it looks at nothing.
/// </summary>
[Collection(StackRuns.Collection)]
public abstract class Policy(StackRuns runs)
{
    protected StackRuns Runs { get; } = runs;

    [Theory]
    [MemberData(nameof(StackRuns.Names), MemberType = typeof(StackRuns))]
    public void Every_resource_keeps_to_it(string stack)
    {
        var violations = Violations(Runs[stack]).ToList();
        Assert.True(violations.Count == 0, $"In the stack {stack}:\n{string.Join('\n', violations)}");
    }

    /// <summary>One sentence for each violation, which begins with the resource.</summary>
    protected abstract IEnumerable<string> Violations(StackRecord stack);

    /// <summary>Breaks one object and expects a violation that names it and says <paramref name="expected"/>.</summary>
    protected void Finds(string expected, string kind, string name, Action<JObject> breakIt)
    {
        var doctored = Runs.Full.Doctored(kind, name, breakIt);
        var id = Runs.Full.Find(kind, name).Id;
        Assert.Contains(Violations(doctored), violation =>
            violation.Contains(id, StringComparison.Ordinal) && violation.Contains(expected, StringComparison.Ordinal));
    }

    /// <summary>The first container of a workload's body.</summary>
    protected static JObject Container(JObject body) => (JObject)body.SelectToken("spec.template.spec.containers[0]")!;

    /// <summary>The pod spec of a workload's body.</summary>
    protected static JObject PodSpec(JObject body) => (JObject)body.SelectToken("spec.template.spec")!;

    /// <summary>Name of a container, for sentences.</summary>
    protected static string NameOf(JObject container) => (string?)container["name"] ?? "without a name";
}
