using Monitoring.Tests.Real.Processes;
using Monitoring.Tests.Real.Rendering;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real;

/// <summary>Every rendered object fits the Kubernetes schemas, as somebody else reads them.</summary>
public sealed class KubernetesSchemaTests
{
    [SkippableTheory]
    [InlineData("dev")]
    [InlineData("prod")]
    public async Task Every_rendered_object_fits_its_schema(string stack)
    {
        var objects = (await RenderedStack.OfAsync(stack)).Files;
        var problems = await ProblemsAsync(objects);
        Assert.Equal(objects.Count, problems.Count);
        Assert.All(problems, file => Assert.True(file.Value.Length == 0, $"{file.Key}:\n{string.Join('\n', file.Value)}"));
    }

    [SkippableFact]
    public async Task The_checker_refuses_a_port_that_is_text()
    {
        var service = JObject.Parse("""{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "x"}, "spec": {"ports": [{"port": "80"}]}}""");
        var problems = await ProblemsAsync(new Dictionary<string, JObject> { ["service"] = service });
        Assert.Contains("/spec/ports/0/port must be integer", Assert.Single(problems["service"]), StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string[]>> ProblemsAsync(IReadOnlyDictionary<string, JObject> objects)
    {
        var result = await Tool.RunWithInputAsync(
            JsonConvert.SerializeObject(objects), "node", Repository.PathOf("tests", "Real.Tests", "Schemas", "validate.mjs"), await Binaries.NodePackagesAsync("kubernetes-models"));
        Assert.True(result.ExitCode == 0, result.ToString());
        return JsonConvert.DeserializeObject<Dictionary<string, string[]>>(result.Output)!;
    }
}
