using System.Globalization;
using System.Text.RegularExpressions;
using Monitoring.Stacks.Settings;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Cli.Project;

/// <summary>YAML values in the form in which Pulumi hands them to a program: single values as text, objects and lists as JSON.</summary>
internal static partial class PulumiValue
{
    private const string Encrypted = "secure";

    public static string Of(YamlNode node) => node switch
    {
        YamlScalarNode scalar => Token(scalar) switch
        {
            { Type: JTokenType.Null } => "",
            { Type: JTokenType.Boolean } value => (bool)value ? "true" : "false",
            _ => scalar.Value ?? "",
        },
        _ => Token(node).ToString(Formatting.None),
    };

    /// <summary>True for <c>{secure: …}</c>, which Pulumi decrypts.</summary>
    public static bool IsEncrypted(YamlNode node) => node is YamlMappingNode { Children.Count: 1 } && YamlFile.Get(node, Encrypted) is YamlScalarNode;

    /// <summary>True when any value inside is encrypted.</summary>
    public static bool HoldsEncrypted(YamlNode node) => IsEncrypted(node) || node switch
    {
        YamlMappingNode mapping => mapping.Children.Values.Any(HoldsEncrypted),
        YamlSequenceNode sequence => sequence.Children.Any(HoldsEncrypted),
        _ => false,
    };

    public static bool IsNull(YamlNode node) => node is YamlScalarNode scalar && Token(scalar).Type == JTokenType.Null;

    /// <summary>The value as JSON has it.</summary>
    internal static JToken Token(YamlNode node) => node switch
    {
        YamlScalarNode { Style: ScalarStyle.Plain } scalar when scalar.Tag.IsEmpty || scalar.Tag.IsNonSpecific => PlainToken(scalar.Value ?? ""),
        YamlScalarNode scalar => new JValue(scalar.Value),
        YamlSequenceNode sequence => new JArray(sequence.Children.Select(Token)),
        YamlMappingNode mapping when IsEncrypted(mapping) => new JValue("<secret>"),
        YamlMappingNode mapping => new JObject(mapping.Children.Select(c => new JProperty(c.Key.ToString(), Token(c.Value)))),
        _ => throw new InvalidOperationException($"YAML nodes of type {node.NodeType} have no value."),
    };

    /// <summary>The YAML 1.2 core schema, which is what Pulumi's parser follows for plain values.</summary>
    private static JValue PlainToken(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => JValue.CreateNull(),
        "true" or "True" or "TRUE" => new JValue(true),
        "false" or "False" or "FALSE" => new JValue(false),
        _ when Integer().IsMatch(text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => new JValue(whole),
        _ when Float().IsMatch(text) => new JValue(double.Parse(text, CultureInfo.InvariantCulture)),
        _ => new JValue(text),
    };

    [GeneratedRegex("^[-+]?[0-9]+$")]
    private static partial Regex Integer();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$")]
    private static partial Regex Float();
}
