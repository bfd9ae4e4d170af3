using System.Reflection;

namespace Monitoring.Tests.Sdk.Surface;

internal static class LoadedSdk
{
    /// <summary>Whether these tests were built with the SDK of this repository rather than with the official packages.</summary>
    public static bool IsBundled { get; } = typeof(LoadedSdk).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "PulumiSdk").Value == "bundled";
}
