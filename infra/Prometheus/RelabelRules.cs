using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Monitoring.Describe;

namespace Monitoring.Prometheus;

/// <summary>
/// Does with labels what Prometheus 3 does with <c>relabel_configs</c> and <c>metric_relabel_configs</c>. Use it to know what a stack stores before anything runs. It remembers what
/// its expressions said about a text, so use one for many series, and on one thread.
/// </summary>
public sealed partial class RelabelRules
{
    /// <summary>The label that holds the name of a series.</summary>
    public const string Name = "__name__";

    /// <summary>Names of metrics and most labels fit; a text that is new every time would only fill memory.</summary>
    private const int Remembered = 20_000;

    private readonly ImmutableArray<Step> _steps;
    private readonly Dictionary<string, ImmutableArray<Step>> _stepsByName = new(StringComparer.Ordinal);

    /// <param name="rules">In their order.</param>
    /// <exception cref="ArgumentException">An action or a regular expression that Prometheus refuses.</exception>
    public RelabelRules(IEnumerable<RelabelRule> rules) => _steps = [.. rules.Select(rule => new Step(rule))];

    /// <summary>Changes the labels in place; false when the target or series is dropped, and its labels are then of no use. A label without a value does not exist.</summary>
    public bool Apply(Dictionary<string, string> labels)
    {
        foreach (var step in StepsFor(labels.GetValueOrDefault(Name, "")))
        {
            if (!step.Apply(labels))
                return false;
        }

        return true;
    }

    /// <summary>Few of the many steps of a scrape list are about any one name.</summary>
    private ImmutableArray<Step> StepsFor(string name)
    {
        if (_stepsByName.TryGetValue(name, out var known))
            return known;
        var renamed = _steps.Any(step => step.MayRename);
        ImmutableArray<Step> steps = [.. _steps.Where(step => renamed || step.Concerns(name))];
        if (_stepsByName.Count < Remembered)
            _stepsByName.Add(name, steps);
        return steps;
    }

    private sealed partial class Step
    {
        private readonly RelabelRule _rule;
        private readonly string _separator;
        private readonly string _replacement;
        private readonly string _target;
        private readonly bool _isConstant;
        private readonly GoRegex _regex;
        private readonly GoRegex? _names;
        private readonly Dictionary<string, bool> _matches = new(StringComparer.Ordinal);

        public Step(RelabelRule rule)
        {
            (_rule, _separator, _replacement, _target) = (rule, rule.Separator ?? ";", rule.Replacement ?? "$1", rule.TargetLabel ?? "");
            _isConstant = _target.Length > 0 && !_target.Contains('$', StringComparison.Ordinal) && !_replacement.Contains('$', StringComparison.Ordinal);
            _regex = new(rule.Regex ?? "(.*)");
            _names = rule switch
            {
                { Action: not ("replace" or "drop") } => null,
                { SourceLabels: [Name] } => _regex,
                { SourceLabels: [Name, ..], Separator: null or ";", Regex: { } regex } when NamesIn(regex) is { } names => new(names),
                _ => null,
            };
            if (rule.Action is not ("keep" or "drop" or "keepequal" or "dropequal" or "replace" or "lowercase" or "uppercase" or "hashmod" or "labelmap" or "labeldrop" or "labelkeep"))
                throw new ArgumentException($"'{rule.Action}' is not an action of relabelling.", nameof(rule));
        }

        /// <summary>True when a series can have another name behind this step.</summary>
        public bool MayRename => _rule.Action switch
        {
            "labelmap" => true,
            "labeldrop" => Matches(Name),
            "labelkeep" => !Matches(Name),
            _ => _target == Name || _target.Contains('$', StringComparison.Ordinal),
        };

        /// <summary>False for a step that leaves all series of this name alone.</summary>
        public bool Concerns(string name) => _names is null || name.Contains(';', StringComparison.Ordinal) || _names.IsMatch(name);

        public bool Apply(Dictionary<string, string> labels)
        {
            switch (_rule.Action)
            {
                case "keep":
                    return Matches(Source(labels));
                case "drop":
                    return !Matches(Source(labels));
                case "keepequal":
                    return Value(labels, _target) == Source(labels);
                case "dropequal":
                    return Value(labels, _target) != Source(labels);
                case "replace":
                    Replace(labels);
                    return true;
                case "lowercase":
                    Set(labels, _target, Source(labels).ToLowerInvariant());
                    return true;
                case "uppercase":
                    Set(labels, _target, Source(labels).ToUpperInvariant());
                    return true;
                case "hashmod":
                    Set(labels, _target, HashModulo(Source(labels)));
                    return true;
                case "labelmap":
                    foreach (var (name, value) in labels.OrderBy(x => x.Key, StringComparer.Ordinal).ToList())
                    {
                        if (_regex.Match(name) is { } match)
                            Set(labels, match.Expand(_replacement), value);
                    }

                    return true;
                default:
                    foreach (var name in labels.Keys.Where(x => Matches(x) == (_rule.Action == "labeldrop")).ToList())
                        labels.Remove(name);
                    return true;
            }
        }

        /// <summary>
        /// What an expression for the name and other labels, as scrape lists have it, says about the name: <c>(?:a|b);5..</c>. Null for an expression that can mean
        /// anything else.
        /// </summary>
        private static string? NamesIn(string regex)
        {
            if (NamesFirst().Match(regex) is not { Success: true } first)
                return null;
            var depth = 0;
            foreach (var c in Escaped().Replace(regex[first.Length..], ""))
            {
                depth += c switch { '(' => 1, ')' => -1, _ => 0 };
                if (c == '|' && depth < 1)
                    return null;
            }

            return first.Groups["names"].Value;
        }

        [GeneratedRegex(@"^(?<names>[a-zA-Z0-9_:]+|\(\?:[a-zA-Z0-9_:|]+\));")]
        private static partial Regex NamesFirst();

        /// <summary>Where brackets and bars stand for themselves.</summary>
        [GeneratedRegex(@"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")]
        private static partial Regex Escaped();

        private void Replace(Dictionary<string, string> labels)
        {
            if (_isConstant)
            {
                if (Matches(Source(labels)))
                    Set(labels, _target, _replacement);
                return;
            }

            if (_regex.Match(Source(labels)) is not { } match)
                return;
            var target = match.Expand(_target);
            if (target.Length > 0)
                Set(labels, target, match.Expand(_replacement));
        }

        private bool Matches(string text)
        {
            if (_matches.TryGetValue(text, out var known))
                return known;
            var matches = _regex.IsMatch(text);
            if (_matches.Count < Remembered)
                _matches.Add(text, matches);
            return matches;
        }

        private string Source(Dictionary<string, string> labels) => _rule.SourceLabels switch
        {
            [] => "",
            [var one] => Value(labels, one),
            var several => string.Join(_separator, several.Select(label => Value(labels, label))),
        };

        /// <summary>The last eight of MD5's bytes as a number, modulo the modulus.</summary>
        private string HashModulo(string text)
        {
#pragma warning disable CA5351 // Prometheus distributes targets by it; nothing is protected.
            var hash = MD5.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5351
            var number = hash.Skip(8).Aggregate(0UL, (sum, next) => (sum << 8) | next);
            return (number % _rule.Modulus).ToString(CultureInfo.InvariantCulture);
        }

        private static string Value(Dictionary<string, string> labels, string name) => labels.GetValueOrDefault(name, "");

        private static void Set(Dictionary<string, string> labels, string name, string value)
        {
            if (value.Length > 0)
                labels[name] = value;
            else
                labels.Remove(name);
        }
    }
}
