using System.Globalization;

namespace Monitoring.PromQl;

/// <summary>A place in an expression.</summary>
/// <param name="Offset">Characters before it.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
public readonly record struct PromQlPosition(int Offset, int Line, int Column)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
}
