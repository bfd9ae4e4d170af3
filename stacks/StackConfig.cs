using System.Collections.Immutable;
using Monitoring.OnCall;
using Monitoring.Settings;
using Monitoring.Stacks.Settings;
using Newtonsoft.Json.Linq;
using Pulumi;

namespace Monitoring.Stacks;

/// <summary>The one place where the program reads its configuration.</summary>
public static class StackConfig
{
    /// <summary>Binds the configuration of the running deployment; warnings are logged.</summary>
    /// <exception cref="RunException">Something is wrong; the message has a line for each problem.</exception>
    public static MonitoringSettings Load()
    {
        var result = Bind(Deployment.Instance.ProjectName, Environment.GetEnvironmentVariable("PULUMI_CONFIG") ?? "{}", DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        Report(result.Problems);
        return result.Settings!;
    }

    /// <summary>Logs warnings and fails on errors, all of them in one message.</summary>
    /// <exception cref="RunException">There is an error.</exception>
    public static void Report(ImmutableArray<Problem> problems)
    {
        foreach (var warning in problems.Where(problem => problem.Level == ProblemLevel.Warning))
            Log.Warn(warning.ToString());
        var errors = problems.Where(problem => problem.Level == ProblemLevel.Error).ToList();
        if (errors.Count > 0)
            throw new RunException(string.Join('\n', errors.Prepend<object>("The stack cannot be deployed:")));
    }

    /// <summary>The secrets that the settings ask for, by the name of the file in which a pod reads them.</summary>
    public static ImmutableSortedDictionary<string, Output<string>> Secrets(IEnumerable<string> keys)
    {
        var config = new Config();
        return keys.ToImmutableSortedDictionary(OnCallSecrets.FileOf, config.RequireSecret, StringComparer.Ordinal);
    }

    /// <summary>Binds configuration as Pulumi hands it over, and checks that the secrets the settings need are there.</summary>
    /// <param name="project">Name of the project.</param>
    /// <param name="json">The JSON object of <c>PULUMI_CONFIG</c>: <c>project:key</c> to text.</param>
    /// <param name="today">Date of the deployment (UTC).</param>
    public static SettingsResult<MonitoringSettings> Bind(string project, string json, DateOnly today)
    {
        var config = JObject.Parse(json).Properties()
            .Where(property => property.Name.StartsWith($"{project}:", StringComparison.Ordinal))
            .ToDictionary(property => property.Name[(property.Name.LastIndexOf(':') + 1)..], property => property.Value.ToString(), StringComparer.Ordinal);
        var secretKeys = MonitoringSettings.SecretKeys.Select(key => key.Name).ToList();
        var result = SettingsBinder.Bind<MonitoringSettings>(config, project, secretKeys, today);
        var missing = (result.Settings?.RequiredSecrets() ?? []).Where(key => !config.ContainsKey(key)).ToList();
        if (missing.Count == 0)
            return result;
        return new SettingsResult<MonitoringSettings>(null, result.Problems.AddRange(missing.Select(key => Problem.Error(
            $"{project}:{key}", $"The secret is not set; set it with `pulumi config set --secret {key}`, which asks for the value."))));
    }
}
