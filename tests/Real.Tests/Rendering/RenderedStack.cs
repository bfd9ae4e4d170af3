using Monitoring.Cli;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Monitoring.Tests.Real.Rendering;

/// <summary>The objects that <c>./monitor render</c> writes for a stack, read back from the files.</summary>
internal sealed class RenderedStack
{
    private static readonly Lazy<Task<Dictionary<string, RenderedStack>>> Stacks = new(RenderAllAsync);

    private RenderedStack(string folder)
    {
        Files = Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => YamlText.ToJson(File.ReadAllText(file)));
    }

    /// <summary>One object per file.</summary>
    public IReadOnlyDictionary<string, JObject> Files { get; }

    public static async Task<RenderedStack> OfAsync(string stack) => (await Stacks.Value)[stack];

    public JObject Find(string kind, string name) =>
        Files.Values.SingleOrDefault(item => (string?)item["kind"] == kind && (string?)item.SelectToken("metadata.name") == name)
        ?? throw new KeyNotFoundException($"The rendered stack has no {kind} {name}.");

    /// <summary>The pod of a tool's StatefulSet, Deployment or DaemonSet.</summary>
    /// <param name="tool">Value of its label <c>app.kubernetes.io/name</c>.</param>
    public RenderedPod Pod(string tool)
    {
        var workload = Files.Values.Single(item =>
            (string?)item["kind"] is "StatefulSet" or "Deployment" or "DaemonSet" &&
            (string?)item.SelectToken("metadata.labels['app.kubernetes.io/name']") == tool);
        return new RenderedPod(this, workload);
    }

    private static async Task<Dictionary<string, RenderedStack>> RenderAllAsync()
    {
        var stacks = new Dictionary<string, RenderedStack>();
        foreach (var stack in new[] { "dev", "prod" })
            stacks[stack] = new RenderedStack(await RenderAsync(stack));
        return stacks;
    }

    private static async Task<string> RenderAsync(string stack)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "rendered", stack);
        using var output = new StringWriter();
        var context = new CliContext(output, output, () => Repository.Root, TimeProvider.System, _ => null);
        var exitCode = await CommandLine.RunAsync(["render", stack, "--out", folder], context);
        Assert.True(exitCode == ExitCodes.Ok, $"monitor render {stack} ended with {exitCode}.\n{output}");
        return folder;
    }
}
