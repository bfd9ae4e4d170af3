using System.Collections.Immutable;
using Monitoring.Cli.Project;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Cli.Diff;

/// <summary>One side of a comparison: the objects that <c>./monitor render</c> writes, which any version of the project can.</summary>
/// <param name="Objects">In the order of their ids.</param>
internal sealed record StackObjects(ImmutableArray<ClusterObject> Objects)
{
    /// <summary>A side without anything: the stack does not exist there.</summary>
    public static readonly StackObjects None = new([]);

    private readonly Lazy<ImmutableArray<ConfigurationFile>> _files = new(() => [.. Objects.Where(item => item.Kind == "ConfigMap").SelectMany(FilesOf)]);

    /// <summary>Files of all ConfigMaps that are JSON or YAML with an object at the top.</summary>
    public ImmutableArray<ConfigurationFile> Files => _files.Value;

    /// <summary>Reads rendered files.</summary>
    public static StackObjects Read(IEnumerable<string> manifests) =>
        new([.. manifests.Select(text => Parse(text, isJson: false)).OfType<JObject>().Select(body => new ClusterObject(body)).OrderBy(item => item.Id, StringComparer.Ordinal)]);

    private static IEnumerable<ConfigurationFile> FilesOf(ClusterObject map) =>
        from file in (map.Body["data"] as JObject)?.Properties() ?? []
        where file.Name.EndsWith(".json", StringComparison.Ordinal) || file.Name.EndsWith(".yml", StringComparison.Ordinal) || file.Name.EndsWith(".yaml", StringComparison.Ordinal)
        let content = Parse((string)file.Value!, file.Name.EndsWith(".json", StringComparison.Ordinal))
        where content is not null
        select new ConfigurationFile(map.Name, file.Name, content);

    private static JObject? Parse(string text, bool isJson)
    {
        try
        {
            // YAML's parser reads JSON too, but takes ten times as long for a dashboard.
            if (isJson)
                return JToken.Parse(text) as JObject;
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents.Count == 0 ? null : PulumiValue.Token(yaml.Documents[0].RootNode) as JObject;
        }
        catch (Exception e) when (e is YamlException or JsonException)
        {
            return null;
        }
    }
}
