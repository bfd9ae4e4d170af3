using System.Collections.Immutable;
using Monitoring.Cli.Project;
using Monitoring.Cli.Render;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Cli.Diff;

/// <summary>One side of a comparison: what <c>./monitor render</c> writes, which any version of the project can.</summary>
internal sealed class StackObjects
{
    /// <summary>A side without anything: the stack does not exist there.</summary>
    public static readonly StackObjects None = new([], ImmutableSortedDictionary<string, string>.Empty);

    /// <summary>The one file of a host that says nothing about it: the sums of the others.</summary>
    private const string Sums = "manifest.json";

    private readonly Lazy<ImmutableArray<ConfigurationFile>> _files;

    public StackObjects(ImmutableArray<ClusterObject> objects, ImmutableSortedDictionary<string, string> hostFiles)
    {
        (Objects, HostFiles) = (objects, hostFiles);
        _files = new(() => [.. Objects.Where(item => item.Kind == "ConfigMap").SelectMany(FilesOf), .. HostFiles.Select(file => FileOf("", file.Key, file.Value)).OfType<ConfigurationFile>()]);
    }

    /// <summary>In the order of their ids.</summary>
    public ImmutableArray<ClusterObject> Objects { get; }

    /// <summary>What a host of the stack reads, by path; empty without one.</summary>
    public ImmutableSortedDictionary<string, string> HostFiles { get; }

    /// <summary>Files of all ConfigMaps, and of the host, that are JSON or YAML with an object at the top.</summary>
    public ImmutableArray<ConfigurationFile> Files => _files.Value;

    /// <summary>Reads rendered files.</summary>
    public static StackObjects Read(IEnumerable<(string Name, string Text)> files)
    {
        var byPlace = files.ToLookup(file => file.Name.StartsWith(RenderedStack.HostFolder, StringComparison.Ordinal));
        return new(
            [.. byPlace[false].Select(file => Parse(file.Text, isJson: false)).OfType<JObject>().Select(body => new ClusterObject(body)).OrderBy(item => item.Id, StringComparer.Ordinal)],
            byPlace[true].Select(file => KeyValuePair.Create(file.Name[RenderedStack.HostFolder.Length..], file.Text)).Where(file => file.Key != Sums).ToImmutableSortedDictionary(StringComparer.Ordinal));
    }

    /// <summary>Reads a folder that <c>./monitor render</c> wrote.</summary>
    public static StackObjects ReadFolder(string folder) => Read(
        Directory.EnumerateFiles(folder, "*.yaml").Concat(Directory.Exists(Path.Combine(folder, RenderedStack.HostFolder)) ? Directory.EnumerateFiles(Path.Combine(folder, RenderedStack.HostFolder), "*", SearchOption.AllDirectories) : [])
            .Select(file => (Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText(file))));

    private static IEnumerable<ConfigurationFile> FilesOf(ClusterObject map) =>
        ((map.Body["data"] as JObject)?.Properties() ?? []).Select(file => FileOf(map.Name, file.Name, (string)file.Value!)).OfType<ConfigurationFile>();

    private static ConfigurationFile? FileOf(string map, string name, string text) =>
        ConfigurationFile.HasObjects(name) && Parse(text, name.EndsWith(".json", StringComparison.Ordinal)) is { } content ? new(map, name, content) : null;

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
