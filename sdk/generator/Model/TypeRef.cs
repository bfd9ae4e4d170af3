namespace Monitoring.Generator.Model;

/// <summary>The type of a property, before it is known whether an input or an output is written.</summary>
public abstract record TypeRef
{
    /// <summary>A type that C# has a keyword for: string, int, double, bool.</summary>
    public sealed record Scalar(string Keyword) : TypeRef;

    /// <summary>Any JSON value.</summary>
    public sealed record Json : TypeRef;

    public sealed record List(TypeRef Item) : TypeRef;

    public sealed record Map(TypeRef Value) : TypeRef;

    public sealed record Union(TypeRef First, TypeRef Second) : TypeRef;

    /// <summary>An object with properties: <c>XArgs</c> as an input, <c>X</c> as an output.</summary>
    public sealed record Nested(TypeName Name) : TypeRef;

    /// <summary>A struct of named strings.</summary>
    public sealed record Choice(TypeName Name) : TypeRef;

    /// <summary>The nested types that this type mentions, at any depth.</summary>
    public IEnumerable<TypeName> Mentions() => this switch
    {
        Nested nested => [nested.Name],
        List l => l.Item.Mentions(),
        Map m => m.Value.Mentions(),
        Union u => u.First.Mentions().Concat(u.Second.Mentions()),
        _ => [],
    };
}
