using System.Reflection;

namespace Monitoring.Cli;

/// <summary>Which Pulumi SDK this build uses; see docs/codebase.md, "Two sources of the Pulumi SDK".</summary>
internal static class SdkSource
{
    /// <summary><c>official</c> or <c>bundled</c>, as eng/PulumiSdk.targets wrote it into the assembly.</summary>
    public static string Name { get; } = typeof(SdkSource).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => a.Key == "PulumiSdk")?.Value ?? "unknown";

    public static string Version { get; } = typeof(Pulumi.Stack).Assembly.GetName().Version?.ToString(3) ?? "unknown";

    public static string Text => Name == "bundled" ? $"bundled subset of Pulumi {Version}" : $"{Name} Pulumi {Version}";
}
