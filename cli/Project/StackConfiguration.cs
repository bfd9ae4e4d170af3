using System.Collections.Immutable;
using Newtonsoft.Json;

namespace Monitoring.Cli.Project;

/// <summary>The configuration of one stack as Pulumi would pass it to the program, with placeholders where secrets are.</summary>
/// <param name="Project">Name of the project.</param>
/// <param name="Stack">Name of the stack.</param>
/// <param name="Values">Full keys (<c>monitoring:prometheus</c>) to text, or JSON for objects and lists.</param>
/// <param name="SecretKeys">The project's secret keys, without its name.</param>
/// <param name="EncryptedKeys">Full keys that the stack's file holds encrypted.</param>
public sealed record StackConfiguration(
    string Project,
    string Stack,
    ImmutableSortedDictionary<string, string> Values,
    ImmutableArray<string> SecretKeys,
    ImmutableHashSet<string> EncryptedKeys)
{
    /// <summary>What stands where a secret would be: says how to get at the value, so that a rendered file explains itself.</summary>
    public static string Placeholder(string fullKey) => $"<secret: pulumi config {fullKey}>";

    /// <summary>Values of the project itself, by key without its name.</summary>
    public ImmutableSortedDictionary<string, string> OwnValues => Values
        .Where(v => v.Key.StartsWith($"{Project}:", StringComparison.Ordinal))
        .ToImmutableSortedDictionary(v => v.Key[(Project.Length + 1)..], v => v.Value, StringComparer.Ordinal);

    /// <summary>Secret keys that the stack's file does not set.</summary>
    public IEnumerable<string> MissingSecrets(IEnumerable<string> required) => required.Where(key => !EncryptedKeys.Contains($"{Project}:{key}"));

    /// <summary>
    /// The content of the environment variable PULUMI_CONFIG. Every secret key has a placeholder, set or not: a preview is about what
    /// would be created, and a secret that is still to be set is a warning of its own.
    /// </summary>
    public string ToPulumiConfig()
    {
        var values = new SortedDictionary<string, string>(Values.ToDictionary(), StringComparer.Ordinal);
        foreach (var key in SecretKeys.Select(k => $"{Project}:{k}"))
            values[key] = Placeholder(key);
        return JsonConvert.SerializeObject(values);
    }
}
