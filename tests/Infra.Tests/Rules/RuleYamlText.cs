using YamlDotNet.RepresentationModel;

namespace Monitoring.Tests.Infra.Rules;

/// <summary>Reads compiled rule files back.</summary>
internal static class RuleYamlText
{
    /// <summary>The expression of the only rule.</summary>
    public static string Expression(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var group = ((YamlSequenceNode)stream.Documents[0].RootNode["groups"]).Single();
        return ((YamlScalarNode)((YamlSequenceNode)group["rules"]).Single()["expr"]).Value!;
    }
}
