using System.Collections.Immutable;
using Monitoring.Generator.Model;

namespace Monitoring.Generator.Schema;

/// <summary>Reads kinds.txt: a kind a line, <c>#</c> starts a comment.</summary>
public static class KindList
{
    public static ImmutableArray<TypeName> Read(string path) =>
    [
        .. File.ReadLines(path)
            .Select(line => line.Split('#')[0].Trim())
            .Where(line => line.Length > 0)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select(TypeName.Parse),
    ];
}
