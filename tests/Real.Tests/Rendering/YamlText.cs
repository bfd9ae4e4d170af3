using Newtonsoft.Json.Linq;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Monitoring.Tests.Real.Rendering;

/// <summary>Reads YAML as the Kubernetes API does: a quoted scalar is a string, others are what they look like.</summary>
internal static class YamlText
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    public static JObject ToJson(string text) => JObject.FromObject(Deserializer.Deserialize<Dictionary<string, object?>>(text));

    /// <summary>Reads a document, lets <paramref name="edit"/> change it, and writes it again; what is not changed keeps its type and order.</summary>
    public static string Edit(string text, Action<YamlMappingNode> edit)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        edit((YamlMappingNode)stream.Documents[0].RootNode);
        using var writer = new StringWriter();
        stream.Save(writer, assignAnchors: false);
        return writer.ToString();
    }

    /// <summary>The mapping below a key, or null.</summary>
    public static YamlMappingNode? Map(this YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var node) ? (YamlMappingNode)node : null;

    /// <summary>The mappings in the sequence below a key; none when the key is missing.</summary>
    public static IEnumerable<YamlMappingNode> Maps(this YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var node) ? ((YamlSequenceNode)node).Children.OfType<YamlMappingNode>() : [];

    /// <summary>The text below a key, or null.</summary>
    public static string? Text(this YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var node) ? ((YamlScalarNode)node).Value : null;

    public static void Set(this YamlMappingNode map, string key, YamlNode value)
    {
        map.Children.Remove(key);
        map.Children.Add(key, value);
    }
}
