using System.Collections.Immutable;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;
using YamlDotNet.RepresentationModel;

namespace Monitoring.Cli.Project;

/// <summary>Collects the configuration of one stack from its file and from the project's defaults, and everything that is wrong with it.</summary>
internal sealed class StackFileReader(string project, string stack, string file, IReadOnlyCollection<string> secretKeys)
{
    private readonly ImmutableSortedDictionary<string, string>.Builder _values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
    private readonly ImmutableHashSet<string>.Builder _encrypted = ImmutableHashSet.CreateBuilder<string>();

    public List<Problem> Problems { get; } = [];

    public StackConfiguration Result => new(project, stack, _values.ToImmutable(), [.. secretKeys], _encrypted.ToImmutable());

    /// <summary>Reads the <c>config:</c> section of the stack's file.</summary>
    public void Read(YamlNode? section)
    {
        if (section is null || PulumiValue.IsNull(section))
            return;
        if (section is not YamlMappingNode config)
        {
            Error(section, "config: has to hold keys and values.");
            return;
        }

        foreach (var (keyNode, value) in config.Children)
            ReadEntry(keyNode, keyNode.ToString(), value);
    }

    /// <summary>Fills in the defaults that Pulumi.yaml gives for keys that the stack does not set. A value that is set replaces its default whole.</summary>
    public void AddDefaults(YamlNode? section)
    {
        if (section is not YamlMappingNode config)
            return;
        foreach (var (keyNode, declaration) in config.Children)
        {
            var key = keyNode.ToString().Contains(':') ? keyNode.ToString() : $"{project}:{keyNode}";
            var standard = YamlFile.Get(declaration, "default") ?? YamlFile.Get(declaration, "value") ?? (declaration is YamlScalarNode ? declaration : null);
            if (!_values.ContainsKey(key) && standard is not null)
                _values[key] = PulumiValue.Of(standard);
        }
    }

    private void ReadEntry(YamlNode keyNode, string key, YamlNode value)
    {
        var isOwn = key.StartsWith($"{project}:", StringComparison.Ordinal);
        if (!key.Contains(':'))
            Error(keyNode, $"A key has the form <namespace>:<name>; write '{project}:{key}'.");
        else if (PulumiValue.IsEncrypted(value))
            ReadEncrypted(keyNode, key, isOwn);
        else if (isOwn && secretKeys.Contains(key[(project.Length + 1)..]))
            Error(keyNode, $"{key} is a secret and stands here in plain text. Replace it at the service it belongs to, then set it with `pulumi config set --stack {stack} --secret {key}`.");
        else if (isOwn && PulumiValue.HoldsEncrypted(value))
            Error(keyNode, $"An encrypted value inside {key} would be shown in plain text; the secrets of this project have keys of their own: {string.Join(", ", secretKeys)}.");
        else
            _values[key] = PulumiValue.Of(value);
    }

    private void ReadEncrypted(YamlNode keyNode, string key, bool isOwn)
    {
        if (isOwn && !secretKeys.Contains(key[(project.Length + 1)..]))
        {
            Error(keyNode, $"{key} is not a secret of this project and cannot be encrypted; the secrets are {string.Join(", ", secretKeys)}.");
            return;
        }

        _values[key] = StackConfiguration.Placeholder(key);
        _encrypted.Add(key);
    }

    private void Error(YamlNode node, string message) => Problems.Add(Problem.Error($"{file}:{node.Start.Line}", message));
}
