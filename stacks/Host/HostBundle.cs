using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Monitoring.Host;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Monitoring.Stacks.Host;

/// <summary>
/// Everything that the programs of a host read, as files of one directory. The same plan gives the same bytes, and none of them is a secret.
/// </summary>
/// <param name="Files">Path inside the bundle to content, <see cref="Manifest"/> among them.</param>
/// <param name="Hash">Names the bundle; changes with any file.</param>
public sealed record HostBundle(ImmutableSortedDictionary<string, string> Files, string Hash)
{
    /// <summary>The file that lists all others.</summary>
    public const string Manifest = "manifest.json";

    public const string GrafanaDirectory = "grafana";

    /// <summary>Environment variable with the path of the bundle, by which Grafana finds its dashboards.</summary>
    public const string DirectoryVariable = "MONITOR_BUNDLE";

    /// <summary>Compiles the files of a plan that was made for a host.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="stack">Name of the stack, for the manifest.</param>
    /// <param name="more">Further files by path, such as those by which a host runs the programs itself.</param>
    public static HostBundle Compile(MonitoringPlan plan, string stack, IEnumerable<KeyValuePair<string, string>>? more = null)
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        files.Add(HostFile.Prometheus, plan.PrometheusYaml);
        foreach (var (name, text) in plan.RuleFiles)
            files.Add($"{HostFile.Rules}{name}", text);
        files.Add(HostFile.Alertmanager, plan.AlertmanagerYaml);
        if (plan.BlackboxYaml is { } blackbox)
            files.Add(HostFile.Blackbox, blackbox);
        files.Add($"{GrafanaDirectory}/datasources/stack.yaml", plan.DatasourcesYaml);
        files.Add($"{GrafanaDirectory}/dashboards/stack.yaml", plan.DashboardFoldersYaml);
        foreach (var dashboard in plan.Dashboards)
            files.Add($"dashboards/{dashboard.Directory}/{dashboard.Name}.json", dashboard.Json);

        files.AddRange(more ?? []);
        return Of(files, stack);
    }

    /// <summary>A bundle of these files.</summary>
    /// <param name="files">All but the manifest, by path.</param>
    /// <param name="stack">Name of the stack, for the manifest.</param>
    public static HostBundle Of(IEnumerable<KeyValuePair<string, string>> files, string stack)
    {
        var sorted = files.ToImmutableSortedDictionary(StringComparer.Ordinal);
        var hash = Hashed(string.Join('\n', sorted.Select(file => $"{file.Key} {Hashed(file.Value)}")))[..16];
        return new(sorted.Add(Manifest, ManifestOf(stack, hash, sorted)), hash);
    }

    private static string ManifestOf(string stack, string hash, IEnumerable<KeyValuePair<string, string>> files) => new JObject
    {
        ["stack"] = stack,
        ["hash"] = hash,
        ["versions"] = new JObject(HostProgram.All.Select(program => new JProperty(program.Name, program.Version))),
        ["files"] = new JObject(files.Select(file => new JProperty(file.Key, $"sha256:{Hashed(file.Value)}"))),
    }.ToString(Formatting.Indented) + "\n";

    private static string Hashed(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
