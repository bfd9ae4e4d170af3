namespace Monitoring.Tests.Sdk.Core.Surface;

/// <summary>What the bundled SDK leaves out, with the reason. The published SDK has it, so programs of this repository must not use it.</summary>
internal static class NotImplemented
{
    private const string InvokeTransforms = "invoke transforms are callbacks of a running engine and have no effect under mocks";
    private const string Unreachable = "nothing public hands out a Deployment object";
    private const string Stash = "a stash is kept in the engine's state, which mocks do not have";

    public static IReadOnlyDictionary<string, string> Types { get; } = new Dictionary<string, string>
    {
        ["Pulumi: delegate InvokeTransform"] = InvokeTransforms,
        ["Pulumi: struct InvokeTransformArgs"] = InvokeTransforms,
        ["Pulumi: struct InvokeTransformResult"] = InvokeTransforms,
        ["Pulumi: sealed class Stash"] = Stash,
        ["Pulumi: sealed class StashArgs"] = Stash,
    };

    public static IReadOnlyDictionary<string, string> Members { get; } = new Dictionary<string, string>
    {
        ["Task<bool> MonitorSupportsInvokeTransforms()"] = Unreachable,
        ["Task<bool> MonitorSupportsResourceHooks()"] = Unreachable,
        ["Task AwaitPendingRegistrations()"] = Unreachable,
        ["void RegisterInvokeTransform(InvokeTransform transform)"] = InvokeTransforms,
        ["static Task RequirePulumiVersionAsync(string pulumiVersionRange)"] = "it asks a running engine for its version",
    };
}
