using System.Text.RegularExpressions;
using Monitoring.Settings;

namespace Monitoring.Cli.Backends;

/// <summary>
/// How people name components: a regular expression somewhere in the name (<c>cart</c>, <c>^cart$</c>), or <c>kind/name</c> for exactly that one, with the
/// kind's usual abbreviations (<c>deploy/cart</c>).
/// </summary>
internal sealed class ComponentPattern
{
    private static readonly (string Kind, string[] Words)[] Kinds =
    [
        ("deployment", ["deploy", "deployments"]), ("statefulset", ["sts", "statefulsets"]), ("daemonset", ["ds", "daemonsets"]), ("cronjob", ["cj", "cronjobs"]),
        ("job", ["jobs"]), ("pod", ["po", "pods"]), ("node", ["no", "nodes"]), ("service", ["svc", "services"]), ("replicaset", ["rs", "replicasets"]),
    ];

    private readonly Regex _name;

    private ComponentPattern(string text, string? kind, Regex name) => (Text, Kind, _name) = (text, kind, name);

    /// <summary>As it was given.</summary>
    public string Text { get; }

    /// <summary>The one kind that is meant, in full and lower case; null for all.</summary>
    public string? Kind { get; }

    /// <summary>The one name that is meant; null for a regular expression.</summary>
    public string? ExactName => Kind is null ? null : Text[(Text.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <exception cref="UsageException">It is neither.</exception>
    public static ComponentPattern Parse(string text)
    {
        try
        {
            if (text.Split('/') is not [var word, var name])
                return new ComponentPattern(text, null, new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking));
            var kind = Array.Find(Kinds, known => known.Words.Append(known.Kind).Contains(word, StringComparer.OrdinalIgnoreCase)).Kind
                ?? throw new UsageException($"'{word}' is not a kind of component.{Nearest.Suggestion(word, Kinds.Select(known => known.Kind))} Known: {string.Join(", ", Kinds.Select(known => known.Kind))}.");
            return new ComponentPattern(text, kind, new Regex($"^{Regex.Escape(name)}$", RegexOptions.CultureInvariant));
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new UsageException($"'{text}' is neither kind/name nor a regular expression: {e.Message}");
        }
    }

    public bool Matches(ComponentId component) => (Kind is null || component.Kind.Length == 0 || component.Kind == Kind) && _name.IsMatch(component.Name);

    public override string ToString() => Text;
}
