using System.Text.RegularExpressions;

namespace Monitoring.Stacks;

/// <summary>Names that users give to files and folders, which become names of Kubernetes objects.</summary>
internal static partial class OwnName
{
    public static bool IsValid(string name) => Name().IsMatch(name);

    /// <summary>What is wrong with a name that is not valid, as a sentence.</summary>
    public static string Rule(string what) => $"{what} has to be of lower-case letters, digits and '-', at most 40, and start with a letter.";

    [GeneratedRegex("^[a-z]([a-z0-9-]{0,38}[a-z0-9])?$")]
    private static partial Regex Name();
}
