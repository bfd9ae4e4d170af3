using System.Text.RegularExpressions;

namespace Monitoring.Stacks.Settings;

/// <summary>How enum values are written in configuration: <c>InCluster</c> is <c>in-cluster</c>.</summary>
internal static partial class KebabCase
{
    public static string Of(string pascalCase) => Border().Replace(pascalCase, "-").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex Border();
}
