using Monitoring.Stacks;
using Monitoring.Stacks.Settings;
using Newtonsoft.Json.Linq;
using Pulumi;
using Pulumi.Testing;

namespace Monitoring.Tests.Stacks.Support;

/// <summary>Runs the very program that <c>pulumi up</c> runs, against mocks.</summary>
internal static class StackRun
{
    private const string Project = "monitoring";

    // Configuration reaches a program through a variable of the process: one run at a time.
    private static readonly SemaphoreSlim Turn = new(1);

    /// <param name="stack">Name of the stack.</param>
    /// <param name="config"><c>project:key</c> to text, secrets included.</param>
    /// <exception cref="RunException">The program refused.</exception>
    public static async Task<StackRecord> RunAsync(string stack, JObject config)
    {
        await Turn.WaitAsync();
        try
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", config.ToString());
            var mocks = new RecordingMocks();
            var factory = new StackFactory(new StackOptions { ResourceTransformations = { mocks.RememberParent } });
            var made = await Deployment.TestWithServiceProviderAsync<MonitoringStack>(
                mocks, factory, new TestOptions { ProjectName = Project, StackName = stack, IsPreview = false });
            var program = made.OfType<MonitoringStack>().Single();
            return new StackRecord(stack, mocks.Resources, mocks.WithOutputs, program, program.Plan);
        }
        finally
        {
            Environment.SetEnvironmentVariable("PULUMI_CONFIG", null);
            Turn.Release();
        }
    }

    /// <summary>The configuration of one of the stacks in the repository, its secrets set to placeholders.</summary>
    public static JObject ConfigOf(string stack)
    {
        var config = StackFile.Read(Path.Combine(ProjectRoot.Find(), $"Pulumi.{stack}.yaml"));
        foreach (var secret in MonitoringSettings.SecretKeys)
            config[$"{Project}:{secret.Name}"] = Placeholders.Of(secret.Name);
        return config;
    }
}
