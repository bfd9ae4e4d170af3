namespace Pulumi.Kubernetes;

/// <summary>The version that every resource asks its provider plugin for: the assembly's own.</summary>
internal static class SdkVersion
{
    public static readonly string Value = typeof(SdkVersion).Assembly.GetName().Version!.ToString(3);
}
