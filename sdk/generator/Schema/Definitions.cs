using System.IO.Compression;
using Monitoring.Generator.Emit;
using Monitoring.Generator.Model;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Generator.Schema;

/// <summary>The definitions of a Kubernetes API server's OpenAPI v2 document, found by the name that C# has for them.</summary>
public sealed class Definitions
{
    private static readonly string[] Prefixes =
    [
        "io.k8s.api.",
        "io.k8s.apimachinery.pkg.apis.",
        "io.k8s.apiextensions-apiserver.pkg.apis.",
    ];

    private readonly Dictionary<TypeName, JObject> _byName;

    private Definitions(Dictionary<TypeName, JObject> byName) => _byName = byName;

    public JObject? Find(TypeName name) => _byName.GetValueOrDefault(name);

    public static Definitions Read(string path)
    {
        using var reader = new JsonTextReader(new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress)));
        var definitions = (JObject)JObject.Load(reader)["definitions"]!;
        return new Definitions(definitions.Properties()
            .Where(p => NameOf(p.Name) is not null)
            .ToDictionary(p => NameOf(p.Name)!.Value, p => (JObject)p.Value));
    }

    /// <summary><c>io.k8s.api.core.v1.Pod</c> is <c>Core.V1.Pod</c>; null for what is not part of an API group.</summary>
    public static TypeName? NameOf(string definition)
    {
        var prefix = Prefixes.FirstOrDefault(p => definition.StartsWith(p, StringComparison.Ordinal));
        return prefix is not null && definition[prefix.Length..].Split('.') is [var group, var version, var type]
            ? new TypeName($"{GroupName(group)}.{CSharpNames.Pascal(version)}", type)
            : null;
    }

    private static string GroupName(string group) => group == "apiextensions" ? "ApiExtensions" : CSharpNames.Pascal(group);
}
