using System.Collections.Immutable;

namespace Pulumi.Testing;

/// <summary>A call of a function, as mocks see it.</summary>
public class MockCallArgs
{
    public string? Token { get; set; }

    public ImmutableDictionary<string, object> Args { get; set; } = null!;

    /// <summary><c>urn::id</c> of the provider; empty for the default one.</summary>
    public string? Provider { get; set; }
}
