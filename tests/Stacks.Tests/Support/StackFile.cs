using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>Reads a Pulumi.&lt;stack&gt;.yaml into what Pulumi hands to the program.</summary>
internal static class StackFile
{
    /// <summary><c>PULUMI_CONFIG</c>: <c>project:key</c> to text; objects and lists are JSON texts.</summary>
    public static JObject Read(string path)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(path)));
        var config = (YamlMappingNode)((YamlMappingNode)yaml.Documents[0].RootNode)["config"];
        return new JObject(config.Select(entry => new JProperty(entry.Key.ToString(), Text(Json(entry.Value)))));
    }

    /// <summary>A value as Pulumi writes it into the variable.</summary>
    public static string Text(JToken value) => value.Type == JTokenType.String ? (string)value! : value.ToString(Newtonsoft.Json.Formatting.None);

    private static JToken Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JObject(map.Select(entry => new JProperty(entry.Key.ToString(), Json(entry.Value)))),
        YamlSequenceNode list => new JArray(list.Select(Json)),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: { } text } when long.TryParse(text, out var number) => new JValue(number),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => new JValue(flag.Value == "true"),
        _ => new JValue(node.ToString()),
    };
}
