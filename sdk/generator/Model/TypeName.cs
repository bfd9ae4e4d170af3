namespace Monitoring.Generator.Model;

/// <summary>A type of the Kubernetes API as C# spells it: <c>Core.V1</c> and <c>ContainerPort</c>.</summary>
public readonly record struct TypeName(string Group, string Name)
{
    /// <summary>Reads <c>Core.V1.ContainerPort</c>.</summary>
    public static TypeName Parse(string text)
    {
        var dot = text.LastIndexOf('.');
        return dot > 0 && dot < text.Length - 1
            ? new TypeName(text[..dot], text[(dot + 1)..])
            : throw new GeneratorException($"'{text}' is not a type name: expected <Group>.<Version>.<Type>, for instance Core.V1.Pod.");
    }

    public override string ToString() => $"{Group}.{Name}";
}
