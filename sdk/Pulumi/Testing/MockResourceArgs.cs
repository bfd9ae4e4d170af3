using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A resource that is registered or read, as mocks see it. Numbers are doubles; options are not visible.</summary>
public class MockResourceArgs
{
    public string? Type { get; set; }

    public string? Name { get; set; }

    /// <summary>The arguments by their names on the wire. One that holds anything unknown is missing.</summary>
    public ImmutableDictionary<string, object> Inputs { get; set; } = null!;

    /// <summary><c>urn::id</c> of the provider; empty for the default one.</summary>
    public string? Provider { get; set; }

    /// <summary>The id of a resource that is read or imported; empty, not null, otherwise.</summary>
    public string? Id { get; set; }
}
