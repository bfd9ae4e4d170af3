using Monitoring.Generator.Model;

namespace Monitoring.Generator.Emit;

/// <summary>How names of the Kubernetes API are spelled in C#.</summary>
public static class CSharpNames
{
    private static readonly HashSet<string> Keywords =
    [
        "as", "base", "bool", "case", "class", "const", "continue", "default", "do", "double", "enum", "event", "explicit", "false",
        "fixed", "for", "if", "in", "int", "interface", "is", "lock", "namespace", "new", "null", "object", "operator", "out",
        "override", "params", "private", "protected", "public", "readonly", "ref", "return", "static", "string", "struct", "switch",
        "this", "throw", "true", "try", "using", "virtual", "void", "volatile", "while",
    ];

    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    /// <summary>A dash is an underscore on the wire, too: the provider turns it back.</summary>
    public static string WireName(string name) => name.Replace('-', '_');

    /// <summary>C# forbids a member with its type's name: <c>containerPort</c> of ContainerPort is ContainerPortValue.</summary>
    public static string Property(string name, TypeName owner)
    {
        var property = Pascal(WireName(name).TrimStart('$'));
        return property == owner.Name ? property + "Value" : property;
    }

    public static string Field(string property) => "_" + Camel(property);

    public static string Parameter(string wireName)
    {
        var name = wireName.TrimStart('$');
        return Keywords.Contains(name) ? "@" + name : name;
    }

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
