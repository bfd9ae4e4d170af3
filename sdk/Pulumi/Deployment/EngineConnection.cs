using System.Globalization;

namespace Pulumi;

/// <summary>The engine that started this process, as its environment tells.</summary>
internal static class EngineConnection
{
    private static readonly string[] Texts = ["PULUMI_MONITOR", "PULUMI_ENGINE", "PULUMI_PROJECT", "PULUMI_STACK"];
    private static readonly string[] Flags = ["PULUMI_DRY_RUN", "PULUMI_QUERY_MODE"];

    /// <exception cref="InvalidOperationException">No engine started this process.</exception>
    /// <exception cref="NotSupportedException">One did, but this SDK runs programs under mocks only.</exception>
    public static DeploymentContext FromEnvironment()
    {
        var complete = Texts.All(name => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(name)))
            && Flags.All(name => bool.TryParse(Environment.GetEnvironmentVariable(name), out _))
            && int.TryParse(Environment.GetEnvironmentVariable("PULUMI_PARALLEL"), NumberStyles.Integer, CultureInfo.InvariantCulture, out _);
        if (!complete)
            throw new InvalidOperationException("Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        throw new NotSupportedException("This SDK runs programs under mocks only. To deploy, build with the published Pulumi packages: -p:PulumiSdk=official.");
    }
}
